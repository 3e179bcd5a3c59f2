package dev.gatehouse.pages.error;

import dev.gatehouse.pages.SelfServiceError;
import dev.gatehouse.pages.SelfServiceErrors;
import dev.gatehouse.pages.page.PageRenderer;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows an error that a self-service flow stored ({@code id}), or one that an authorization request ran into and that could not
 * be sent back to the client ({@code error}, {@code error_description}; RFC 6749 §4.1.2.1).
 */
@RestController
class ErrorPageController {

    private final PageRenderer pages;
    private final SelfServiceErrors errors;

    ErrorPageController(PageRenderer pages, SelfServiceErrors errors) {
        this.pages = pages;
        this.errors = errors;
    }

    @GetMapping("/ui/error")
    ResponseEntity<byte[]> show(Tenant tenant, QueryParameters parameters) {
        Optional<String> id = parameters.last("id");
        if (id.isPresent()) {
            return errors.find(tenant, id.get())
                    .map(error -> page(HttpStatus.OK, stored(error)))
                    .orElseGet(() -> page(HttpStatus.NOT_FOUND, ShownError.unknown()));
        }
        return parameters
                .last("error")
                .map(error -> page(
                        HttpStatus.OK,
                        ShownError.authorization(
                                error, parameters.last("error_description").orElse(null))))
                .orElseGet(() -> page(HttpStatus.NOT_FOUND, ShownError.unknown()));
    }

    private static ShownError stored(SelfServiceError error) {
        return ShownError.stored(error.code(), error.message(), error.reason());
    }

    private ResponseEntity<byte[]> page(HttpStatus status, ShownError error) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("error", error);
        return pages.render(status, "error", model);
    }
}
