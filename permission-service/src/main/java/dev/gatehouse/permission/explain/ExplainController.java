package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.wire.ContextJson;
import dev.gatehouse.permission.wire.QuestionJson;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.web.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Explanations of checks (permission.md §18.5), as JSON for programs and as text, page or drawing for people. A page holds
 * names that anybody may have chosen, so it may run nothing and load nothing.
 */
@RestController
@RequestMapping("/relation-tuples/check/explain")
class ExplainController {

    private final CheckExplainer explainer;
    private final SnapTokens snapshots;

    ExplainController(CheckExplainer explainer, SnapTokens snapshots) {
        this.explainer = explainer;
        this.snapshots = snapshots;
    }

    @GetMapping
    ResponseEntity<Object> explain(
            Reading reading,
            QueryParameters parameters,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        Long depth = TupleParameters.depth(parameters);
        return explain(
                reading, parameters, TupleParameters.tuple(parameters), depth, ContextJson.read(parameters), accept);
    }

    @PostMapping
    ResponseEntity<Object> explain(
            Reading reading,
            QueryParameters parameters,
            @RequestBody QuestionJson body,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        Long depth = TupleParameters.depth(parameters);
        return explain(reading, parameters, body.tuple(), depth, body.values(), accept);
    }

    private ResponseEntity<Object> explain(
            Reading reading,
            QueryParameters parameters,
            RelationTuple question,
            @Nullable Long depth,
            Map<String, Object> context,
            @Nullable String accept) {
        ExplanationFormat format = ExplanationFormat.of(parameters.find("format"), accept);
        Explanation explanation = explainer.explain(reading, question, depth, context);
        String snaptoken = snapshots.write(reading.tenant(), explanation.revision());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .header(SnapTokens.HEADER, snaptoken)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .contentType(format.type());
        return switch (format) {
            case JSON -> answer.body(ExplanationJson.of(explanation, snaptoken));
            case TEXT -> answer.body(bytes(TextRenderer.render(explanation)));
            case HTML ->
                answer.header("Content-Security-Policy", policy(PageRenderer.STYLE))
                        .body(bytes(PageRenderer.render(explanation)));
            case SVG ->
                answer.header("Content-Security-Policy", policy(DrawingRenderer.STYLE))
                        .body(bytes(DrawingRenderer.render(explanation)));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String policy(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(style));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(digest)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
