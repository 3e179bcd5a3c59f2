package dev.gatehouse.platform.web;

import dev.gatehouse.platform.access.AdmissionArguments;
import dev.gatehouse.platform.problem.ProblemRenderer;
import dev.gatehouse.platform.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The filters, arguments and bodies that every HTTP surface shares. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebLimits.class)
public class WebConfiguration {

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter(
            ProblemRenderer renderer, WebLimits limits, ObjectProvider<StreamedPath> streamed) {
        return registered(
                new EdgeFilter(renderer, limits, streamed.orderedStream().toList()), FilterOrder.EDGE);
    }

    @Bean
    FilterRegistrationBean<CorsFilter> corsRuleFilter(ObjectProvider<CorsRule> rules) {
        return registered(new CorsFilter(rules.orderedStream().toList()), FilterOrder.CORS);
    }

    @Bean
    FilterRegistrationBean<TrailingSlashFilter> trailingSlashFilter() {
        return registered(new TrailingSlashFilter(), FilterOrder.TRAILING_SLASH);
    }

    @Bean
    TomcatEdge tomcatEdge(ProblemWriter writer, WebLimits limits) {
        return new TomcatEdge(writer, limits);
    }

    @Bean
    ContainerErrors containerErrors(ProblemWriter writer) {
        return new ContainerErrors(writer);
    }

    @Bean
    ReadinessController readinessController(ObjectProvider<HealthEndpoint> health) {
        return new ReadinessController(health);
    }

    @Bean
    WebMvcConfigurer sharedWebMvc(JsonMapper json, ProblemWriter problems) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new AdmissionArguments());
                resolvers.add(new ParameterArguments());
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.withJsonConverter(new StrictJsonConverter(json));
            }

            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(new AcceptedTypes(problems)));
            }
        };
    }

    private static <T extends Filter> FilterRegistrationBean<T> registered(T filter, int order) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        // An error dispatch belongs to a request that was seen already.
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }
}
