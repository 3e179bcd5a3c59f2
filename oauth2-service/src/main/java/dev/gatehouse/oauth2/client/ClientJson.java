package dev.gatehouse.oauth2.client;

import dev.gatehouse.oauth2.configuration.GoDuration;
import dev.gatehouse.oauth2.protocol.OAuth2Problems;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.secret.Secret;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Clients as JSON: on the wire, where some members are always there and some only when set, and in storage. */
@Component
class ClientJson {

    private final JsonMapper json;

    ClientJson(JsonMapper json) {
        this.json = json;
    }

    /** Reads the body of a create or an update; members nobody knows are passed over. */
    ClientRequest readRequest(ObjectNode object) {
        try {
            JsonNode secret = object.path("client_secret");
            return new ClientRequest(
                    text(object.path("client_id")),
                    text(secret).isEmpty() ? null : new Secret(text(secret)),
                    json.treeToValue(object, ClientMetadata.class),
                    readLifespans(object));
        } catch (JacksonException mistyped) {
            throw undecodable();
        }
    }

    /** The client as every call shows it. */
    ObjectNode write(Client client) {
        ObjectNode object = json.valueToTree(client.metadata());
        object.put("client_id", client.id().toString());
        object.put("client_secret_expires_at", 0);
        object.put(
                "created_at", client.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
        object.put(
                "updated_at", client.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        Map<Lifespan, Duration> lifespans = client.lifespans().values();
        for (Lifespan lifespan : Lifespan.values()) {
            Duration own = lifespans.get(lifespan);
            object.put(lifespan.field(), own == null ? null : GoDuration.format(own));
        }
        return object;
    }

    /** The client as the call shows it that gave it a secret. */
    ObjectNode write(Client client, @Nullable Secret secret) {
        ObjectNode object = write(client);
        if (secret != null && !client.isPublic()) {
            object.put("client_secret", secret.reveal());
        }
        return object;
    }

    /** The client as only the call that made it shows it. */
    ObjectNode write(Registration registration) {
        ObjectNode object = write(registration.client(), registration.secret());
        object.put("registration_access_token", registration.accessToken().reveal());
        object.put("registration_client_uri", registration.uri());
        return object;
    }

    /** For storage. */
    String write(ClientMetadata metadata) {
        return json.writeValueAsString(metadata);
    }

    /** For storage: only what is set. */
    String write(Lifespans lifespans) {
        ObjectNode object = json.createObjectNode();
        lifespans.values().forEach((lifespan, own) -> object.put(lifespan.field(), GoDuration.format(own)));
        return json.writeValueAsString(object);
    }

    ClientMetadata readMetadata(String stored) {
        return json.readValue(stored, ClientMetadata.class);
    }

    Lifespans readLifespans(String stored) {
        return readLifespans((ObjectNode) json.readTree(stored));
    }

    /** The lifetimes among the members of an object; null counts as left out. */
    Lifespans readLifespans(ObjectNode object) {
        Map<Lifespan, Duration> values = new EnumMap<>(Lifespan.class);
        for (Lifespan lifespan : Lifespan.values()) {
            JsonNode value = object.path(lifespan.field());
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            try {
                values.put(lifespan, GoDuration.parse(text(value)));
            } catch (IllegalArgumentException noDuration) {
                throw undecodable();
            }
        }
        return new Lifespans(values);
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw undecodable();
        }
        return value.stringValue();
    }

    private static ProblemException undecodable() {
        return OAuth2Problems.malformed("The request body could not be decoded.");
    }
}
