package dev.gatehouse.permission;

import dev.gatehouse.permission.bulk.BulkSettings;
import dev.gatehouse.permission.change.ChangeSettings;
import dev.gatehouse.permission.change.JdbcChangeCleanUp;
import dev.gatehouse.permission.change.JdbcExpiryCleanUp;
import dev.gatehouse.permission.change.WatchSettings;
import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.ListSettings;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.index.IndexSettings;
import dev.gatehouse.permission.write.JdbcIdempotencyCleanUp;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.database.ServiceSchema;
import dev.gatehouse.platform.event.EventConfiguration;
import dev.gatehouse.platform.job.ServiceJobs;
import dev.gatehouse.platform.problem.DialectRule;
import dev.gatehouse.platform.problem.ErrorDialect;
import dev.gatehouse.platform.web.StreamedPath;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * The permission service, for an application of its own or beside others in one. It answers no browser, so it contributes no
 * rule for requests of other origins.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = PermissionServiceConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class))
@Import(EventConfiguration.class)
@EnableConfigurationProperties({
    EvaluationLimits.class,
    ChangeSettings.class,
    BulkSettings.class,
    WatchSettings.class,
    IndexSettings.class,
    ListSettings.class
})
public class PermissionServiceConfiguration {

    private static final String SCHEMA = "permission";

    @Bean
    ServiceSchema permissionSchema(DataSource dataSource) {
        return new ServiceSchema(dataSource, SCHEMA);
    }

    @Bean
    ServiceJobs permissionJobs(
            DataSource dataSource,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters,
            JdbcChangeCleanUp changes,
            JdbcExpiryCleanUp expired,
            JdbcIdempotencyCleanUp attempts,
            ServiceSchema permissionSchema) {
        // The schema is an argument, so that the tables are there before the jobs ask for them.
        return new ServiceJobs(
                SCHEMA,
                dataSource,
                json,
                clock,
                meters,
                List.of(changes.task(), expired.task(), attempts.task()),
                List.of());
    }

    @Bean
    Configurations<PermissionConfiguration> permissionConfigurations(ConfigurationDocuments documents) {
        return new Configurations<>(documents, ServiceName.PERMISSION, PermissionConfiguration::parse);
    }

    @Bean
    StreamedPath importedTuples() {
        return new StreamedPath("/admin/relation-tuples/import");
    }

    @Bean
    DialectRule relationTupleErrors() {
        return new DialectRule("/relation-tuples", ErrorDialect.ENVELOPE_AND_FLAT);
    }

    @Bean
    DialectRule relationTupleWriteErrors() {
        return new DialectRule("/admin/relation-tuples", ErrorDialect.ENVELOPE_AND_FLAT);
    }

    @Bean
    DialectRule namespaceErrors() {
        return new DialectRule("/namespaces", ErrorDialect.ENVELOPE_AND_FLAT);
    }

    @Bean
    DialectRule languageErrors() {
        return new DialectRule("/opl", ErrorDialect.ENVELOPE_AND_FLAT);
    }

    @Bean
    DialectRule accessErrors() {
        return new DialectRule("/access", ErrorDialect.TEXT);
    }
}
