package dev.gatehouse.permission.consistency;

import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a controller take a {@link Reading} as an argument. */
@Component
class ReadingArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String CONSISTENCY = "consistency";
    private static final String SNAPTOKEN = "snaptoken";

    private final SnapTokens tokens;

    ReadingArguments(SnapTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Reading.class;
    }

    @Override
    public Reading resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new IllegalStateException("Gatehouse serves HTTP through servlets only.");
        }
        return read(Admissions.require(servlet).tenant(), QueryParameters.of(servlet));
    }

    private Reading read(Tenant tenant, QueryParameters parameters) {
        Optional<SnapToken> token = parameters.find(SNAPTOKEN).map(text -> tokens.read(tenant.project(), text));
        Optional<String> wanted = parameters.find(CONSISTENCY);
        if (wanted.isEmpty()) {
            return new Reading(
                    tenant,
                    token.<Consistency>map(seen -> new Consistency.AtLeast(seen.revision()))
                            .orElse(Consistency.FRESH));
        }
        return switch (wanted.get()) {
            case "minimize_latency" -> new Reading(tenant, new Consistency.MinimizeLatency());
            case "full" -> new Reading(tenant, Consistency.FRESH);
            case "at_least_as_fresh" ->
                new Reading(
                        tenant,
                        new Consistency.AtLeast(required(token, wanted.get()).revision()));
            case "exact" -> {
                SnapToken state = required(token, wanted.get());
                yield new Reading(under(tenant, state), new Consistency.Exact(state.revision()));
            }
            default -> throw PermissionProblems.badConsistency(wanted.get()).exception();
        };
    }

    private static SnapToken required(Optional<SnapToken> token, String consistency) {
        return token.orElseThrow(
                () -> PermissionProblems.consistencyNeedsToken(consistency).exception());
    }

    // Tuples of then by the model of now would be a state that never was.
    private static Tenant under(Tenant tenant, SnapToken state) {
        return new Tenant(
                tenant.project(),
                tenant.slug(),
                state.model(),
                tenant.state(),
                tenant.origin(),
                tenant.primaryOrigin());
    }
}
