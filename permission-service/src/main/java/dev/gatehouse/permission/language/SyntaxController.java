package dev.gatehouse.permission.language;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.configuration.ModelText;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.model.Compilation;
import dev.gatehouse.permission.model.Diagnostic;
import dev.gatehouse.permission.model.ModelCompiler;
import dev.gatehouse.permission.model.Position;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what is wrong with a model before it is anybody's (permission.md §15). */
@RestController
class SyntaxController {

    /** The contract's position, with its two ways to begin a name. */
    record PositionJson(@JsonProperty("Line") int line, int column) {
        static PositionJson of(Position position) {
            return new PositionJson(position.line(), position.column());
        }
    }

    record DiagnosticJson(String message, PositionJson start, PositionJson end) {
        static DiagnosticJson of(Diagnostic diagnostic) {
            return new DiagnosticJson(
                    diagnostic.message(), PositionJson.of(diagnostic.start()), PositionJson.of(diagnostic.end()));
        }
    }

    /** Of a model that is fine nothing is said. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record SyntaxJson(List<DiagnosticJson> errors, List<DiagnosticJson> warnings) {
        static SyntaxJson of(Compilation compilation) {
            return new SyntaxJson(of(compilation.errors()), of(compilation.warnings()));
        }

        static SyntaxJson ofNoText(String message) {
            PositionJson start = new PositionJson(1, 1);
            return new SyntaxJson(List.of(new DiagnosticJson(message, start, start)), List.of());
        }

        private static List<DiagnosticJson> of(List<Diagnostic> diagnostics) {
            return diagnostics.stream().map(DiagnosticJson::of).toList();
        }
    }

    private final Configurations<PermissionConfiguration> configurations;

    SyntaxController(Configurations<PermissionConfiguration> configurations) {
        this.configurations = configurations;
    }

    /** The body is the model, whatever its content type says: tools send none, text, or that of a form. */
    @PostMapping("/opl/syntax/check")
    SyntaxJson check(Tenant tenant, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        String text;
        try {
            text = ModelText.decode(body);
        } catch (IllegalArgumentException malformed) {
            return SyntaxJson.ofNoText(String.valueOf(malformed.getMessage()));
        }
        return SyntaxJson.of(
                ModelCompiler.compile(text, configurations.of(tenant).precedence()));
    }
}
