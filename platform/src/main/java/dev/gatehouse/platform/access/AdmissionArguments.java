package dev.gatehouse.platform.access;

import dev.gatehouse.platform.tenant.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets a controller take the {@link Tenant}, the {@link Caller} or the whole {@link Admission} as an argument. */
public final class AdmissionArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Tenant.class || type == Caller.class || type == Admission.class;
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
        Admission admission = Admissions.require(servlet);
        Class<?> type = parameter.getParameterType();
        if (type == Tenant.class) {
            return admission.tenant();
        }
        return type == Caller.class ? admission.caller() : admission;
    }
}
