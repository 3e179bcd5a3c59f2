package dev.gatehouse.project.registry;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the installation and its projects are reached.
 *
 * @param publicUrl scheme, host and port under which people reach the installation
 * @param tenancy how projects are told apart
 */
@ConfigurationProperties("gatehouse")
record Addresses(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue Tenancy tenancy) {

    /**
     * How projects are told apart.
     *
     * @param defaultProject the slug of the project that the host of the public URL names
     * @param hostSuffixes what follows the slug in the host names of projects; unless set, the host of the public URL
     */
    record Tenancy(
            @DefaultValue("default") String defaultProject,
            @Nullable List<String> hostSuffixes) {}

    Addresses {
        if (publicUrl.getHost() == null
                || publicUrl.getScheme() == null
                || !publicUrl.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("gatehouse.public-url must be an http or https URL with a host.");
        }
    }

    String defaultSlug() {
        return tenancy.defaultProject();
    }

    /** The main host of the default project. */
    String defaultHost() {
        return publicUrl.getHost().toLowerCase(Locale.ROOT);
    }

    /** The main host of any other project, until it gets one of its own. */
    String host(String slug) {
        return slug + "." + suffix();
    }

    String suffix() {
        List<String> suffixes = tenancy.hostSuffixes();
        if (suffixes != null && !suffixes.isEmpty()) {
            return suffixes.getFirst().toLowerCase(Locale.ROOT);
        }
        // A name cannot be put in front of an address.
        boolean address = defaultHost().startsWith("[") || defaultHost().matches("[0-9.]+");
        return address ? "localhost" : defaultHost();
    }

    /** Scheme, host and port of a host of this installation. */
    URI origin(String host) {
        int port = publicUrl.getPort();
        return URI.create(publicUrl.getScheme() + "://" + host + (port < 0 ? "" : ":" + port));
    }
}
