package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.web.QueryParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code getExpand} of the contract. With {@code shape=tuple} the subject of a node stands in a {@code tuple}, as in later
 * contracts. Whoever names a shape knows this server, and is also told where depth and cycles leave something out.
 */
@RestController
class ExpandController {

    private final PermissionExpander expander;

    private final SnapTokens snapshots;

    ExpandController(PermissionExpander expander, SnapTokens snapshots) {
        this.expander = expander;
        this.snapshots = snapshots;
    }

    @GetMapping("/relation-tuples/expand")
    ResponseEntity<TreeJson> expand(Reading reading, QueryParameters parameters) {
        Long depth = TupleParameters.depth(parameters);
        TreeShape shape = parameters.find("shape").map(ExpandController::shape).orElse(TreeShape.CONTRACT);
        Expansion expansion = expander.expand(reading, TupleParameters.set(parameters), depth);
        return ResponseEntity.ok()
                .header(SnapTokens.HEADER, snapshots.write(reading.tenant(), expansion.revision()))
                .body(TreeJson.of(expansion.tree(), shape));
    }

    private static TreeShape shape(String name) {
        return switch (name) {
            case "set" -> TreeShape.SET;
            case "tuple" -> TreeShape.TUPLE;
            default -> throw PermissionProblems.unknownShape(name).exception();
        };
    }
}
