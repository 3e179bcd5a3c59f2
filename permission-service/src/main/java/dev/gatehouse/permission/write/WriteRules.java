package dev.gatehouse.permission.write;

import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one configuration demands of the tuples of one request before they are written. */
public final class WriteRules {

    private static final Logger log = LoggerFactory.getLogger(WriteRules.class);

    private final PermissionConfiguration configuration;
    private boolean warned;

    public WriteRules(PermissionConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Refuses a tuple that cannot be stored, or that the configuration does not take. */
    public void requireInsertable(RelationTuple tuple, TupleTerms terms, Place place) {
        requireNamed(tuple, place);
        if (terms.condition() != null) {
            configuration.rules().conditions().objection(terms.condition()).ifPresent(objection -> {
                throw place.tupleField(PermissionProblems.badCondition(objection), "condition");
            });
        }
        switch (configuration.validateWrites()) {
            case OFF -> {}
            case WARN -> objection(tuple).ifPresent(this::warn);
            case REJECT ->
                objection(tuple).ifPresent(objection -> {
                    throw place.itemField(PermissionProblems.noPlaceInModel(objection), "relation_tuple");
                });
        }
    }

    /** Refuses a tuple of an unknown namespace. One that was stored under another model can always be deleted. */
    public void requireNamed(RelationTuple tuple, Place place) {
        if (!configuration.knows(tuple.namespace())) {
            throw place.tupleField(PermissionProblems.unknownNamespace(tuple.namespace()), "namespace");
        }
        if (tuple.subject() instanceof SubjectSet set && !configuration.knows(set.namespace())) {
            throw place.tupleField(PermissionProblems.unknownNamespace(set.namespace()), "subject_set.namespace");
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

    private Optional<String> objection(RelationTuple tuple) {
        return configuration.rules().model().objection(tuple);
    }

    // Once for each request, since one with many such tuples would fill the log.
    private void warn(String objection) {
        if (!warned) {
            warned = true;
            log.warn("A relation tuple is stored that the model has no place for: {}", objection);
        }
    }
}
