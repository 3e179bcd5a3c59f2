package dev.gatehouse.permission.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.permission.wire.QueryJson;
import dev.gatehouse.permission.wire.TupleJson;
import dev.gatehouse.permission.write.TupleTransaction.Action;
import dev.gatehouse.permission.write.TupleTransaction.Attempt;
import dev.gatehouse.permission.write.TupleTransaction.Must;
import dev.gatehouse.permission.write.TupleTransaction.Precondition;
import dev.gatehouse.permission.write.TupleTransaction.Update;
import dev.gatehouse.platform.PlatformConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A {@link TupleTransaction} as JSON. */
record TransactionJson(
        @Nullable List<@Nullable PreconditionJson> preconditions,
        @Nullable List<@Nullable UpdateJson> updates,

        @JsonProperty("idempotency_key") @Nullable String idempotencyKey) {

    private static final JsonMapper JSON = PlatformConfiguration.strictJson();
    private static final int LONGEST_KEY = 255;

    /** A demand on the tuples as they are before. */
    record PreconditionJson(@Nullable String must, @Nullable QueryJson query) {

        private Precondition precondition(Place place) {
            if (query == null || query.query().all()) {
                throw place.itemField(PermissionProblems.noQuery(), "query");
            }
            String misspelled = query.unknownMember();
            if (misspelled != null) {
                // Ignored, it would make the demand an easier one than was meant.
                throw place.itemField(PermissionProblems.unknownFilter(misspelled), "query");
            }
            return new Precondition(
                    switch (must) {
                        case "exist" -> Must.EXIST;
                        case "not_exist" -> Must.NOT_EXIST;
                        case null, default ->
                            throw place.itemField(PermissionProblems.unknownDemand(must == null ? "" : must), "must");
                    },
                    query.query());
        }
    }

    /** One change. */
    record UpdateJson(
            @Nullable String action,
            @JsonProperty("relation_tuple") @Nullable TupleJson tuple) {

        private Update update(Place place) {
            if (tuple == null) {
                throw place.itemField(PermissionProblems.noTuple(), "relation_tuple");
            }
            Action wanted = switch (action) {
                case "insert" -> Action.INSERT;
                case "insert_new" -> Action.INSERT_NEW;
                case "delete" -> Action.DELETE;
                case "delete_existing" -> Action.DELETE_EXISTING;
                case null, default ->
                    throw place.itemField(PermissionProblems.unknownAction(action == null ? "" : action), "action");
            };
            if (!wanted.inserts()) {
                return new Update(wanted, tuple.tuple(place), TupleTerms.NONE);
            }
            StoredTuple stored = tuple.stored(place);
            return new Update(wanted, stored.tuple(), stored.terms());
        }
    }

    TupleTransaction transaction() {
        List<Precondition> demands = new ArrayList<>();
        List<@Nullable PreconditionJson> sentDemands = preconditions == null ? List.of() : preconditions;
        for (int index = 0; index < sentDemands.size(); index++) {
            PreconditionJson sent = sentDemands.get(index);
            demands.add((sent == null ? new PreconditionJson(null, null) : sent).precondition(Place.item(index)));
        }
        List<Update> changes = new ArrayList<>();
        List<@Nullable UpdateJson> sentUpdates = updates == null ? List.of() : updates;
        for (int index = 0; index < sentUpdates.size(); index++) {
            UpdateJson sent = sentUpdates.get(index);
            changes.add((sent == null ? new UpdateJson(null, null) : sent).update(Place.item(index)));
        }
        return new TupleTransaction(demands, changes, attempt());
    }

    private @Nullable Attempt attempt() {
        if (idempotencyKey == null) {
            return null;
        }
        if (idempotencyKey.isEmpty()) {
            throw PermissionProblems.emptyName("idempotency_key").exception();
        }
        if (idempotencyKey.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw PermissionProblems.longName("idempotency_key", LONGEST_KEY).exception();
        }
        // Written anew, so that blanks and the order of members do not make another request of it.
        return new Attempt(idempotencyKey, HexFormat.of().formatHex(sha256(JSON.writeValueAsBytes(this))));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
