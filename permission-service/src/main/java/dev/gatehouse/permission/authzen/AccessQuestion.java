package dev.gatehouse.permission.authzen;

import dev.gatehouse.permission.tuple.RelationTuple;
import java.util.Map;

/**
 * May this subject do this to this resource?
 *
 * @param context values for the parameters of conditions
 */
record AccessQuestion(RelationTuple tuple, Map<String, Object> context) {
    AccessQuestion {
        context = Map.copyOf(context);
    }
}
