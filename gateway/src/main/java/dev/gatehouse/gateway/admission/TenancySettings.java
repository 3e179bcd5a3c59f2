package dev.gatehouse.gateway.admission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How the host of a request names a project.
 *
 * @param hostSuffixes what follows the slug in the host names of projects; unless set, the host of the public URL
 * @param defaultHosts names, beside {@code localhost} and loopback addresses, that mean the default project: those under
 *     which other containers know this one
 * @param defaultProject the slug of the default project
 * @param trustedProxies addresses and ranges of the proxies whose {@code X-Forwarded-*} and {@code X-Ory-Project} headers count
 */
@ConfigurationProperties("gatehouse.tenancy")
public record TenancySettings(
        @Nullable List<String> hostSuffixes,
        @DefaultValue({"gatehouse", "gateway"}) List<String> defaultHosts,
        @DefaultValue("default") String defaultProject,
        @DefaultValue List<String> trustedProxies) {

    public TenancySettings {
        hostSuffixes = hostSuffixes == null ? null : List.copyOf(hostSuffixes);
        defaultHosts = List.copyOf(defaultHosts);
        trustedProxies = List.copyOf(trustedProxies);
        try {
            new TrustedProxies(trustedProxies);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidConfigurationPropertyValueException(
                    "gatehouse.tenancy.trusted-proxies",
                    trustedProxies,
                    "Each must be an address or a range such as 10.0.0.0/8.");
        }
    }
}
