package dev.gatehouse.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.platform.problem.DialectRule;
import dev.gatehouse.platform.problem.ProblemRenderer;
import dev.gatehouse.platform.problem.ProblemWriter;
import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.web.WebConfiguration;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** What every application stands on, imported once by each: time, chance, JSON, errors and the edge of HTTP. */
@Configuration(proxyBeanMethods = false)
@Import(WebConfiguration.class)
public class PlatformConfiguration {

    private static final int DEEPEST_JSON = 200;
    private static final int LONGEST_NUMBER = 400;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    RandomTokens randomTokens(SecureRandom random) {
        return new RandomTokens(random);
    }

    @Bean
    GatehouseMode gatehouseMode(Environment environment) {
        return Binder.get(environment)
                .bind("gatehouse.mode", GatehouseMode.class)
                .orElse(GatehouseMode.PRODUCTION);
    }

    @Bean
    @Primary
    JsonMapper jsonMapper() {
        return strictJson();
    }

    @Bean
    ProblemWriter problemWriter(ObjectProvider<DialectRule> rules, JsonMapper json) {
        return new ProblemWriter(rules.orderedStream().toList(), json);
    }

    @Bean
    ProblemRenderer problemRenderer(ProblemWriter writer) {
        return new ProblemRenderer(writer);
    }

    /**
     * JSON as the wire contract wants it: what two readers could understand differently is refused, a number or a boolean is no
     * text and the other way round, numbers keep their digits, members keep the order in which a type declares them, absent
     * values are left out. Unknown members are a matter of the type that is read. Times are RFC 3339 in UTC.
     */
    public static JsonMapper strictJson() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_JSON)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModule(new SimpleModule().addDeserializer(Instant.class, new Rfc3339Instants()))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Generated clients send null for what they leave unset.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }
}
