package dev.gatehouse.permission.modeltest;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.modeltest.YamlDocument.Value;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleNotation;
import dev.gatehouse.permission.wire.TupleJson;
import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads tuples: as text, as a mapping with the members that the API has, or as a mapping with the text under {@code tuple} beside
 * the terms. A tuple that the API would refuse is refused here.
 */
final class TupleListReader {

    private static final String TEXT = "tuple";
    private static final JsonMapper JSON = PlatformConfiguration.strictJson();

    private final PermissionModel model;
    private final Conditions conditions;

    TupleListReader(PermissionModel model, Conditions conditions) {
        this.model = model;
        this.conditions = conditions;
    }

    List<StoredTuple> read(Value list) throws UnusableFileException {
        List<StoredTuple> tuples = new ArrayList<>();
        for (Value value : list.elements("tuples")) {
            StoredTuple stored = value.isText() ? StoredTuple.of(parsed(value)) : mapped(value);
            require(stored, value);
            tuples.add(stored);
        }
        return tuples;
    }

    private static RelationTuple parsed(Value value) throws UnusableFileException {
        try {
            return TupleNotation.parse(value.text("a tuple"));
        } catch (IllegalArgumentException malformed) {
            throw value.fault(String.valueOf(malformed.getMessage()));
        }
    }

    private static StoredTuple mapped(Value value) throws UnusableFileException {
        if (!value.isMapping() || !(value.json() instanceof ObjectNode members)) {
            throw value.fault("a tuple must be a text or a mapping");
        }
        YamlDocument.Entry text = value.entries("a tuple").get(TEXT);
        if (text != null) {
            members.remove(TEXT);
            members.setAll((ObjectNode) JSON.valueToTree(TupleJson.of(parsed(text.value()))));
        }
        for (String member : members.propertyNames()) {
            if (!TupleJson.MEMBERS.contains(member)) {
                throw value.fault("a tuple has no \"%s\"".formatted(member));
            }
        }
        try {
            return JSON.treeToValue(members, TupleJson.class).stored(Place.ONLY);
        } catch (ProblemException refused) {
            throw value.fault(reason(refused));
        } catch (JacksonException misfit) {
            throw value.fault("a member of the tuple has a value of the wrong type");
        }
    }

    private void require(StoredTuple stored, Value value) throws UnusableFileException {
        RelationTuple tuple = stored.tuple();
        try {
            NameRules.require(tuple, Place.ONLY);
        } catch (ProblemException refused) {
            throw value.fault(reason(refused));
        }
        requireNamespace(tuple.namespace(), value);
        if (tuple.subject() instanceof SubjectSet set) {
            requireNamespace(set.namespace(), value);
        }
        if (stored.terms().condition() != null) {
            String objection = conditions.objection(stored.terms().condition()).orElse(null);
            if (objection != null) {
                throw value.fault(objection);
            }
        }
    }

    private void requireNamespace(String namespace, Value value) throws UnusableFileException {
        if (!model.declares(namespace)) {
            throw value.fault("there is no namespace \"%s\"".formatted(namespace));
        }
    }

    private static String reason(ProblemException refused) {
        String message = refused.problem().message();
        return message == null ? String.valueOf(refused.problem().reason()) : message;
    }
}
