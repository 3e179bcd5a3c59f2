package dev.gatehouse.platform.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts an application with the defaults that all of them share. The environment wins over every default:
 * {@code GATEHOUSE_PORT} and {@code GATEHOUSE_MANAGEMENT_PORT} name the ports, {@code GATEHOUSE_DATABASE_URL},
 * {@code _USERNAME} and {@code _PASSWORD} the database, {@code GATEHOUSE_MODE} the mode (production unless told).
 */
public final class Launcher {

    private static final List<String> TELEMETRY = List.of(
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.OtlpMetricsExportAutoConfiguration");

    private final String name;
    private final Class<?> configuration;
    private final Map<String, Object> defaults = new LinkedHashMap<>();

    private Launcher(String name, Class<?> configuration, int port, int managementPort) {
        this.name = name;
        this.configuration = configuration;
        defaults.put("server.port", "${GATEHOUSE_PORT:" + port + "}");
        defaults.put("management.server.port", "${GATEHOUSE_MANAGEMENT_PORT:" + managementPort + "}");
    }

    /**
     * An application under its name in logs and metrics.
     *
     * @param configuration its root configuration class
     * @param port where it serves unless the environment says otherwise
     * @param managementPort where probes and metrics are, never to be exposed publicly
     */
    public static Launcher of(String name, Class<?> configuration, int port, int managementPort) {
        return new Launcher(name, configuration, port, managementPort);
    }

    /** A default of this application alone; it wins over the shared ones, and the environment over it. */
    public Launcher with(String property, Object value) {
        defaults.put(property, value);
        return this;
    }

    /** Starts the application and returns when it is ready. */
    public ConfigurableApplicationContext run(String... arguments) {
        return application().run(arguments);
    }

    /** The application before its start, for those who add listeners. */
    public SpringApplication application() {
        Map<String, Object> all = shared(name);
        all.putAll(defaults);
        SpringApplication application = new SpringApplication(configuration);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(all);
        return application;
    }

    private static boolean development() {
        return "development".equalsIgnoreCase(System.getenv("GATEHOUSE_MODE"));
    }

    private static Map<String, Object> shared(String name) {
        Map<String, Object> shared = new LinkedHashMap<>();
        shared.put("spring.application.name", name);
        shared.put("gatehouse.mode", "production");
        shared.put("gatehouse.public-url", "http://localhost:${server.port}");

        shared.put("spring.threads.virtual.enabled", "true");
        shared.put("spring.main.keep-alive", "true");
        shared.put("spring.lifecycle.timeout-per-shutdown-phase", "20s");
        shared.put("spring.jmx.enabled", "false");

        shared.put("spring.datasource.url", "${GATEHOUSE_DATABASE_URL:}");
        shared.put("spring.datasource.username", "${GATEHOUSE_DATABASE_USERNAME:}");
        shared.put("spring.datasource.password", "${GATEHOUSE_DATABASE_PASSWORD:}");
        // Virtual threads wait for a connection, so the pool is the bound; more connections than this only queue in
        // PostgreSQL.
        shared.put("spring.datasource.hikari.maximum-pool-size", "20");
        shared.put("spring.datasource.hikari.minimum-idle", "4");
        shared.put("spring.datasource.hikari.connection-timeout", "5000");
        shared.put("spring.datasource.hikari.data-source-properties.ApplicationName", name);
        shared.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true");
        shared.put("spring.datasource.hikari.data-source-properties.tcpKeepAlive", "true");
        // The detail of a unique violation is the value itself: somebody's address has no place in a log.
        shared.put("spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false");
        shared.put("spring.jpa.open-in-view", "false");
        shared.put("spring.jpa.hibernate.ddl-auto", "validate");
        shared.put("spring.jpa.properties.hibernate.jdbc.time_zone", "UTC");
        shared.put("spring.data.jpa.repositories.bootstrap-mode", "default");
        // Every service declares its own schema; nothing is migrated by a change log that merely happens to be there.
        shared.put("spring.liquibase.enabled", "false");

        shared.put("spring.mvc.problemdetails.enabled", "false");
        shared.put("spring.web.resources.add-mappings", "false");
        shared.put("spring.web.error.whitelabel.enabled", "false");
        shared.put("spring.mvc.formcontent.filter.enabled", "false");
        shared.put("spring.servlet.multipart.enabled", "false");
        shared.put("server.servlet.register-default-servlet", "false");
        shared.put("server.error.whitelabel.enabled", "false");

        shared.put("management.endpoints.web.base-path", "/");
        shared.put("management.endpoints.web.exposure.include", "health,prometheus");
        shared.put("management.endpoints.web.discovery.enabled", "false");
        shared.put("management.endpoints.access.default", "read-only");
        shared.put("management.endpoint.health.probes.enabled", "true");
        shared.put("management.endpoint.health.group.live.include", "livenessState");
        shared.put("management.endpoint.health.group.ready.include", "readinessState,db");
        shared.put("management.endpoint.health.show-details", "never");
        shared.put("management.health.diskspace.enabled", "false");
        shared.put("management.health.ssl.enabled", "false");
        shared.put("management.metrics.tags.application", name);

        // Spring Boot reads OTEL_* by itself; where there is none, nothing is traced and not even prepared.
        if (System.getenv().keySet().stream().noneMatch(variable -> variable.startsWith("OTEL_"))) {
            shared.put("spring.autoconfigure.exclude", String.join(",", TELEMETRY));
        }

        // One JSON object a line for machines; people at a terminal ask for text, as development mode does.
        String format = System.getenv().getOrDefault("GATEHOUSE_LOG_FORMAT", development() ? "text" : "json");
        if (format.equals("json")) {
            shared.put("logging.structured.format.console", "logstash");
        } else {
            shared.put(
                    "logging.pattern.console", "%d{HH:mm:ss.SSS} %-5level %logger{0} [%X{request_id:--}] %msg%n%wEx");
        }
        shared.put("logging.level.root", "info");
        shared.put("logging.level.liquibase", "warn");
        shared.put("logging.level.org.hibernate", "warn");
        // A taken address is an answer to the caller, and what else PostgreSQL refuses is logged by whoever renders it.
        shared.put("logging.level.org.hibernate.orm.jdbc.error", "off");
        shared.put("logging.level.org.apache.catalina", "warn");
        // A refused start ends the process; threads that it leaves behind for a moment are no leak.
        shared.put("logging.level.org.apache.catalina.loader.WebappClassLoaderBase", "error");
        shared.put("logging.level.org.apache.coyote", "warn");
        shared.put("logging.level.org.springframework", "warn");
        shared.put("logging.level.org.springframework.web.servlet.PageNotFound", "error");
        shared.put("logging.level.com.zaxxer.hikari", "warn");
        shared.put("logging.level.com.github.kagkarlsson", "warn");
        return shared;
    }
}
