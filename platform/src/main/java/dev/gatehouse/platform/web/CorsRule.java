package dev.gatehouse.platform.web;

import dev.gatehouse.platform.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.cors.CorsConfiguration;

/**
 * What a service lets scripts of other origins do. Services declare beans of this type; the longest matching prefix rules,
 * and a path without a rule is for no other origin.
 *
 * @param prefixes paths without a slash at their end; a rule is for them and for what lies below
 * @param anyOriginPreflight whether a preflight is granted to every origin, because who is allowed depends on the client,
 *     whom only the request itself names
 * @param policy the tenant's policy; empty when it allows no other origin at all
 */
public record CorsRule(
        List<String> prefixes, boolean anyOriginPreflight, Function<Tenant, Optional<CorsConfiguration>> policy) {

    public CorsRule {
        prefixes = List.copyOf(prefixes);
    }

    /** A rule whose policy decides about preflights as about requests. */
    public CorsRule(List<String> prefixes, Function<Tenant, Optional<CorsConfiguration>> policy) {
        this(prefixes, false, policy);
    }
}
