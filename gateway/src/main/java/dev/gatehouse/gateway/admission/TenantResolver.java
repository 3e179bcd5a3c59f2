package dev.gatehouse.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.gateway.ProjectDirectory;
import dev.gatehouse.gateway.ProjectDirectory.Project;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project of a request: by its exact host, by the slug in front of a known suffix, or the default one for names of
 * this machine. A host that looks like a project's never falls back to another project, and no origin is made of anything that
 * was not found here.
 */
public final class TenantResolver {

    static final String PROJECT_HEADER = "X-Ory-Project";

    private static final String HOST = "Host";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final int KEPT = 10_000;

    /** How a client reached us, in its own view. */
    private record Address(String scheme, HostName host, int port) {}

    private record Route(Project project, String host, String scheme, int port) {}

    private final ProjectDirectory directory;
    private final TrustedProxies proxies;
    private final PublicAddress publicAddress;
    private final List<String> suffixes;
    private final Set<String> defaultHosts;
    private final String defaultProject;

    // Making URIs costs more than looking up all the rest.
    private final Cache<Route, Tenant> tenants =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public TenantResolver(
            ProjectDirectory directory, TrustedProxies proxies, PublicAddress publicAddress, TenancySettings settings) {
        this.directory = directory;
        this.proxies = proxies;
        this.publicAddress = publicAddress;
        this.suffixes = publicAddress.suffixes(settings.hostSuffixes()).stream()
                .map(suffix -> "." + suffix)
                .toList();
        this.defaultHosts = settings.defaultHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.defaultProject = settings.defaultProject();
    }

    /** Whether a request names its project in a header, which only some may. */
    static boolean isNamed(RequestHead head) {
        return !head.values(PROJECT_HEADER).isEmpty();
    }

    /**
     * The tenant of a request.
     *
     * @param caller the request's valid credential of the administrative plane; null when it has none
     */
    public Optional<Tenant> resolve(RequestHead head, @Nullable Caller caller) {
        boolean trusted = proxies.trust(head.remoteAddress());
        if (isNamed(head)) {
            Optional<Project> named = head.single(PROJECT_HEADER).flatMap(this::named);
            if (trusted || mayName(caller, named)) {
                return named.map(project -> tenant(project, project.primaryHost(), ownAddress()));
            }
        }
        return address(head, trusted)
                .flatMap(address -> project(address.host())
                        .map(project -> tenant(project, address.host().name(), address)));
    }

    // An unknown project is told like one that the caller may not name: the host decides.
    private static boolean mayName(@Nullable Caller caller, Optional<Project> named) {
        return switch (caller) {
            case Caller.Operator _ -> true;
            case Caller.ProjectToken token ->
                named.map(Project::id).filter(token.project()::equals).isPresent();
            case Caller.Anonymous _, Caller.ConsoleIdentity _, Caller.Service _ -> false;
            case null -> false;
        };
    }

    private Optional<Project> named(String slugOrId) {
        Optional<ProjectId> id = ProjectId.find(slugOrId);
        return id.isPresent() ? directory.findById(id.get()) : directory.findBySlug(slugOrId);
    }

    private Optional<Project> project(HostName host) {
        String name = host.name();
        Optional<Project> exact = directory.findByHost(name);
        if (exact.isPresent()) {
            return exact;
        }
        for (String suffix : suffixes) {
            if (name.endsWith(suffix)) {
                String slug = name.substring(0, name.length() - suffix.length());
                return slug.isEmpty() || slug.indexOf('.') >= 0 ? Optional.empty() : directory.findBySlug(slug);
            }
        }
        return host.loopback() || defaultHosts.contains(name) ? directory.findBySlug(defaultProject) : Optional.empty();
    }

    private Optional<Address> address(RequestHead head, boolean trusted) {
        Optional<String> forwardedHost = trusted ? nearest(head, FORWARDED_HOST) : Optional.empty();
        Optional<String> forwardedScheme = trusted
                ? nearest(head, FORWARDED_PROTO)
                        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                        .filter(scheme -> scheme.equals("http") || scheme.equals("https"))
                : Optional.empty();
        Optional<HostName> host = forwardedHost.isPresent()
                ? forwardedHost.flatMap(HostName::parse)
                : head.single(HOST).flatMap(HostName::parse);
        boolean told = forwardedHost.isPresent() || forwardedScheme.isPresent();
        return host.map(name -> new Address(
                forwardedScheme.orElse(publicAddress.scheme()), name, told ? name.port() : publicAddress.port()));
    }

    private Address ownAddress() {
        return new Address(publicAddress.scheme(), new HostName("", -1, false), publicAddress.port());
    }

    // Of several the last: it was added by the proxy we trust, the ones before it by whoever spoke to that proxy.
    private static Optional<String> nearest(RequestHead head, String header) {
        List<String> values = head.values(header);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String last = values.getLast();
        return Optional.of(last.substring(last.lastIndexOf(',') + 1).strip());
    }

    private Tenant tenant(Project project, String host, Address address) {
        Route route = new Route(project, host, address.scheme(), address.port());
        Tenant known = tenants.getIfPresent(route);
        if (known != null) {
            return known;
        }
        Tenant made = new Tenant(
                project.id(),
                project.slug(),
                project.revision(),
                project.state(),
                origin(address.scheme(), host, address.port()),
                origin(publicAddress.scheme(), project.primaryHost(), publicAddress.port()));
        tenants.put(route, made);
        return made;
    }

    private static URI origin(String scheme, String host, int port) {
        return URI.create(scheme + "://" + HostName.authority(host, scheme, port));
    }
}
