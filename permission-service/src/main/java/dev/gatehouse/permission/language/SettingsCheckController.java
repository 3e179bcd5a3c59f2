package dev.gatehouse.permission.language;

import dev.gatehouse.permission.JsonSettingsCheck;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The check of settings for a project service in another process. */
@RestController
class SettingsCheckController {

    private final JsonSettingsCheck settings;

    SettingsCheckController(JsonSettingsCheck settings) {
        this.settings = settings;
    }

    @PostMapping("/internal/permission/settings/check")
    JsonSettingsCheck.Verdict check(Caller caller, @RequestBody ObjectNode body) {
        if (!(caller instanceof Caller.Service)) {
            throw Problem.of(ProblemCode.NOT_FOUND).exception();
        }
        return settings.check(body);
    }
}
