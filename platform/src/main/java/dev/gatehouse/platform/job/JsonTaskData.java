package dev.gatehouse.platform.job;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The data of jobs as JSON: readable in the table, and no object graph of this release that the next one cannot read. */
final class JsonTaskData implements Serializer {

    private final JsonMapper json;

    JsonTaskData(JsonMapper json) {
        this.json = json;
    }

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return data == null ? null : json.writeValueAsBytes(data);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        return data == null ? null : json.readValue(data, type);
    }
}
