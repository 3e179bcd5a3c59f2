package dev.gatehouse.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.permission.bulk.BulkSettings;
import dev.gatehouse.permission.change.WatchSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is not set has its default, and every key is bound. */
class SettingsTest {

    @Test
    void bulk() {
        assertThat(bound("gatehouse.permission.bulk", BulkSettings.class, Map.of()))
                .isEqualTo(new BulkSettings(10_000, 2, 2));
        assertThat(bound(
                        "gatehouse.permission.bulk",
                        BulkSettings.class,
                        Map.of("chunk", "5", "imports", "6", "exports", "7")))
                .isEqualTo(new BulkSettings(5, 6, 7));
        assertThatThrownBy(() -> new BulkSettings(0, 1, 1)).hasMessageContaining("bulk.chunk");
    }

    @Test
    void watch() {
        assertThat(bound("gatehouse.permission.watch", WatchSettings.class, Map.of()))
                .isEqualTo(new WatchSettings(Duration.ofSeconds(10), Duration.ofMinutes(5), 1_000));
        assertThat(bound(
                        "gatehouse.permission.watch",
                        WatchSettings.class,
                        Map.of("heartbeat", "1s", "lifetime", "2s", "streams", "3")))
                .isEqualTo(new WatchSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), 3));
        assertThatThrownBy(() -> new WatchSettings(Duration.ZERO, Duration.ofSeconds(1), 1))
                .hasMessageContaining("watch.heartbeat");
    }

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((key, value) -> source.put(prefix + "." + key, value));
        return new Binder(source).bindOrCreate(prefix, type);
    }
}
