package dev.gatehouse.permission.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IndexSettingsTest {

    private static final String PREFIX = "gatehouse.permission.index";

    @Test
    void unsetTheyTakeTwoFifthsOfTheHeap() {
        IndexSettings settings = bind(Map.of());

        assertThat(settings).isEqualTo(new IndexSettings(true, "40%", Duration.ofMillis(250), 100_000));
        assertThat(settings.memoryBytes()).isEqualTo(Runtime.getRuntime().maxMemory() / 100 * 40);
    }

    @Test
    void everyKeyIsRead() {
        IndexSettings settings = bind(Map.of(
                PREFIX + ".enabled", "false",
                PREFIX + ".memory", "3MB",
                PREFIX + ".staleness", "1s",
                PREFIX + ".catch-up", "7"));

        assertThat(settings).isEqualTo(new IndexSettings(false, "3MB", Duration.ofSeconds(1), 7));
        assertThat(settings.memoryBytes()).isEqualTo(3L << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "91%", "much", "%", "-1MB", ""})
    void memoryThatIsNoneIsRefused(String memory) {
        assertThatThrownBy(() -> new IndexSettings(true, memory, Duration.ZERO, 1))
                .hasMessageContaining("a share of the heap");
    }

    private static IndexSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(PREFIX, IndexSettings.class);
    }
}
