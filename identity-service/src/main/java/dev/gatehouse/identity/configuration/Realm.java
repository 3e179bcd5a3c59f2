package dev.gatehouse.identity.configuration;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A tenant together with the configuration that rules this request: what every decision of this service takes first. */
public record Realm(Tenant tenant, IdentityConfiguration configuration) {

    public ProjectId project() {
        return tenant.project();
    }

    /** The base of every address that the project gives out, without a slash at its end. */
    public String publicUrl() {
        URI fixed = configuration.publicUrl();
        String base = (fixed == null ? tenant.origin() : fixed).toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** The address of a path below the public base. */
    public String address(String path) {
        return publicUrl() + path;
    }

    /** Where the schema under this id is published. */
    public String schemaUrl(String schemaId) {
        return address("/schemas/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(schemaId.getBytes(StandardCharsets.UTF_8)));
    }

    /** The page for signing in: the project's own, else the one that comes with the installation. */
    public URI loginUi() {
        return page(configuration.selfService().login().uiUrl(), "/ui/login");
    }

    /** The page for errors. */
    public URI errorUi() {
        return page(configuration.selfService().errorUiUrl(), "/ui/error");
    }

    /** The last place to go after a flow. */
    public URI defaultReturnUrl() {
        return page(configuration.selfService().defaultReturnUrl(), "/ui/welcome");
    }

    /** An address of the configuration; one that is only a path is of this project's own host. */
    public URI resolve(URI configured) {
        return URI.create(publicUrl() + "/").resolve(configured);
    }

    private URI page(@Nullable URI configured, String installed) {
        return resolve(configured == null ? URI.create(installed) : configured);
    }
}
