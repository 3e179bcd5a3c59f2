package dev.gatehouse.specimen.proper;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.JsonNode;

final class ThingController {

    private final Things things;

    ThingController(Things things) {
        this.things = things;
    }

    String answer(HttpServletRequest request, JsonNode body) {
        return request.getMethod() + body.size() + things.now();
    }
}
