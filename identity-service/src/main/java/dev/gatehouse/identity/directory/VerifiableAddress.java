package dev.gatehouse.identity.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address whose owner can prove that it is theirs. */
public record VerifiableAddress(
        UUID id,
        String value,
        boolean verified,
        String via,
        Status status,
        @Nullable Instant verifiedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** How far the proof has come. */
    public enum Status {
        PENDING,
        SENT,
        COMPLETED;

        /** The name on the wire and in storage. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status of this name. */
        public static Optional<Status> find(String text) {
            return Arrays.stream(values())
                    .filter(status -> status.text().equals(text))
                    .findFirst();
        }
    }
}
