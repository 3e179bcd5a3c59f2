package dev.gatehouse.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets a controller take {@link QueryParameters} and {@link FormParameters} as arguments. */
final class ParameterArguments implements HandlerMethodArgumentResolver {

    private static final Set<String> REPEATABLE = Set.of("resource");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Parameters.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new IllegalStateException("Gatehouse serves HTTP through servlets only.");
        }
        if (parameter.getParameterType() == QueryParameters.class) {
            return QueryParameters.of(servlet);
        }
        FormParameters form = FormParameters.of(servlet);
        form.refuseRepeats(REPEATABLE);
        return form;
    }
}
