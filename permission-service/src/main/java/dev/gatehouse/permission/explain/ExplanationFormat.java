package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.problem.PermissionProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** In which form an explanation is sent. */
enum ExplanationFormat {
    JSON("application/json"),
    TEXT("text/plain;charset=UTF-8"),
    HTML("text/html;charset=UTF-8"),
    SVG("image/svg+xml;charset=UTF-8");

    private final String type;

    ExplanationFormat(String type) {
        this.type = type;
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /** What the parameter names or, without one, what the header would rather have. */
    static ExplanationFormat of(Optional<String> named, @Nullable String accept) {
        return named.map(ExplanationFormat::named).orElseGet(() -> accepted(accept));
    }

    private static ExplanationFormat named(String name) {
        return switch (name) {
            case "json" -> JSON;
            case "text" -> TEXT;
            case "html" -> HTML;
            case "svg" -> SVG;
            default -> throw PermissionProblems.unknownFormat(name).exception();
        };
    }

    private static ExplanationFormat accepted(@Nullable String accept) {
        if (accept == null) {
            return JSON;
        }
        try {
            List<MediaType> wanted = new ArrayList<>(MediaType.parseMediaTypes(accept));
            MimeTypeUtils.sortBySpecificity(wanted);
            for (MediaType type : wanted) {
                for (ExplanationFormat format : values()) {
                    if (type.includes(format.type())) {
                        return format;
                    }
                }
            }
        } catch (InvalidMediaTypeException _) {
            // A header that says nothing asks for nothing.
        }
        return JSON;
    }
}
