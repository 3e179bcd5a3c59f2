package dev.gatehouse.project;

import dev.gatehouse.platform.database.ServiceSchema;
import dev.gatehouse.platform.event.EventConfiguration;
import dev.gatehouse.platform.outgoing.OutgoingConfiguration;
import dev.gatehouse.platform.problem.DialectRule;
import dev.gatehouse.platform.problem.ErrorDialect;
import dev.gatehouse.platform.secret.SecretConfiguration;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** All of the project service; imported by its own application and by the standalone server. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = ProjectServiceConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class))
@EntityScan(basePackageClasses = ProjectServiceConfiguration.class)
@EnableJpaRepositories(
        basePackageClasses = ProjectServiceConfiguration.class,
        considerNestedRepositories = true,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Import({EventConfiguration.class, OutgoingConfiguration.class, SecretConfiguration.class})
public class ProjectServiceConfiguration {

    @Bean
    ServiceSchema projectSchema(DataSource dataSource) {
        return new ServiceSchema(dataSource, "project");
    }

    @Bean
    DialectRule projectErrors() {
        return new DialectRule("/projects", ErrorDialect.ENVELOPE_AND_FLAT);
    }
}
