package dev.gatehouse.permission;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.database.ServiceSchema;
import dev.gatehouse.platform.problem.DialectRule;
import dev.gatehouse.platform.problem.ErrorDialect;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The permission service, for an application of its own or beside others in one. It answers no browser, so it contributes no
 * rule for requests of other origins.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = PermissionServiceConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class))
@EnableConfigurationProperties(EvaluationLimits.class)
public class PermissionServiceConfiguration {

    @Bean
    ServiceSchema permissionSchema(DataSource dataSource) {
        return new ServiceSchema(dataSource, "permission");
    }

    @Bean
    Configurations<PermissionConfiguration> permissionConfigurations(ConfigurationDocuments documents) {
        return new Configurations<>(documents, ServiceName.PERMISSION, PermissionConfiguration::parse);
    }

    @Bean
    DialectRule relationTupleErrors() {
        return new DialectRule("/relation-tuples", ErrorDialect.ENVELOPE_AND_FLAT);
    }

    @Bean
    DialectRule relationTupleWriteErrors() {
        return new DialectRule("/admin/relation-tuples", ErrorDialect.ENVELOPE_AND_FLAT);
    }
}
