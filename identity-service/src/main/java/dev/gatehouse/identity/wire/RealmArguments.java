package dev.gatehouse.identity.wire;

import dev.gatehouse.identity.configuration.IdentityConfiguration;
import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a controller take the {@link Realm} of its request as an argument. */
@Component
final class RealmArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final Configurations<IdentityConfiguration> configurations;

    RealmArguments(Configurations<IdentityConfiguration> configurations) {
        this.configurations = configurations;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Realm.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new IllegalStateException("Gatehouse serves HTTP through servlets only.");
        }
        Tenant tenant = Admissions.require(servlet).tenant();
        return new Realm(tenant, configurations.of(tenant));
    }
}
