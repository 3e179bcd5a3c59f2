package dev.gatehouse.identity.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gatehouse.identity.directory.Aal;

/** What a flow of one kind remembers beside what all of them do; it also tells the kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = FlowState.Login.class, name = "login"))
public sealed interface FlowState {

    /**
     * Signing in.
     *
     * @param refresh whether somebody who is signed in confirms it
     * @param requestedAal the level that is to be reached
     */
    record Login(
            boolean refresh, @JsonProperty("requested_aal") Aal requestedAal) implements FlowState {}
}
