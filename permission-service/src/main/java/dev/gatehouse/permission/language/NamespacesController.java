package dev.gatehouse.permission.language;

import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the namespaces of a project, in the order of their declaration (permission.md §15). */
@RestController
class NamespacesController {

    record NamespaceJson(String name) {}

    record NamespacesJson(List<NamespaceJson> namespaces) {}

    private final Configurations<PermissionConfiguration> configurations;

    NamespacesController(Configurations<PermissionConfiguration> configurations) {
        this.configurations = configurations;
    }

    @GetMapping("/namespaces")
    NamespacesJson list(Tenant tenant) {
        return new NamespacesJson(configurations.of(tenant).rules().model().namespaces().stream()
                .map(NamespaceJson::new)
                .toList());
    }
}
