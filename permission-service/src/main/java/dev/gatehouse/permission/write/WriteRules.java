package dev.gatehouse.permission.write;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;

/** What one configuration demands of tuples before they are written. */
public record WriteRules(PermissionConfiguration configuration) {

    /** Refuses a tuple of an unknown namespace, or one with a condition that the configuration does not take. */
    public void require(RelationTuple tuple, TupleTerms terms, Place place) {
        if (!configuration.knows(tuple.namespace())) {
            throw place.tupleField(PermissionProblems.unknownNamespace(tuple.namespace()), "namespace");
        }
        if (tuple.subject() instanceof SubjectSet set && !configuration.knows(set.namespace())) {
            throw place.tupleField(PermissionProblems.unknownNamespace(set.namespace()), "subject_set.namespace");
        }
        if (terms.condition() != null) {
            Conditions.NONE.objection(terms.condition()).ifPresent(objection -> {
                throw place.tupleField(PermissionProblems.badCondition(objection), "condition");
            });
        }
    }

    /** Refuses a query that names what no tuple can have. */
    public void require(RelationQuery query) {
        NameRules.require(query);
        if (query.namespace() != null && !configuration.knows(query.namespace())) {
            throw PermissionProblems.unknownNamespace(query.namespace()).exception();
        }
        if (query.subject() instanceof SubjectSet set && !configuration.knows(set.namespace())) {
            throw PermissionProblems.unknownNamespace(set.namespace()).exception();
        }
    }
}
