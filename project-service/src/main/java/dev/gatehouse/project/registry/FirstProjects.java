package dev.gatehouse.project.registry;

import dev.gatehouse.platform.tenant.ProjectId;
import org.springframework.stereotype.Component;

/** The two projects that every installation has: the one people mean by the installation's own host, and the operators'. */
@Component
public class FirstProjects {

    private static final String CONSOLE = "console";
    private static final String AUTHOR = "installation";

    private final ProjectCatalogue catalogue;
    private final Projects projects;
    private final GeneratedHosts hosts;
    private final Addresses addresses;

    FirstProjects(ProjectCatalogue catalogue, Projects projects, GeneratedHosts hosts, Addresses addresses) {
        this.catalogue = catalogue;
        this.projects = projects;
        this.hosts = hosts;
        this.addresses = addresses;
    }

    /**
     * Makes what is missing and lets generated hosts follow the installation's address. Only one process at a time may be here.
     *
     * @return the project whose identities are the operators
     */
    public ProjectId ensure() {
        String slug = addresses.defaultSlug();
        if (catalogue.find(slug).isEmpty()) {
            projects.create("Default", slug, addresses.defaultHost(), AUTHOR);
        }
        ProjectId console = catalogue
                .find(CONSOLE)
                .orElseGet(() -> projects.create("Console", CONSOLE, addresses.host(CONSOLE), AUTHOR)
                        .id());
        hosts.move(slug, addresses.defaultHost(), addresses.suffix());
        return console;
    }
}
