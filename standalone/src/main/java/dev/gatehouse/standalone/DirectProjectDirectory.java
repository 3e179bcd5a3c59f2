package dev.gatehouse.standalone;

import dev.gatehouse.gateway.ProjectDirectory;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.project.ProjectLookup;
import dev.gatehouse.project.ProjectLookup.RoutedProject;
import dev.gatehouse.project.ProjectLookup.TokenHolder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The gateway's question to the project service as a method call. */
record DirectProjectDirectory(ProjectLookup lookup) implements ProjectDirectory {

    @Override
    public Optional<Project> findByHost(String host) {
        return lookup.findByHost(host).map(DirectProjectDirectory::project);
    }

    @Override
    public Optional<Project> findBySlug(String slug) {
        return lookup.findBySlug(slug).map(DirectProjectDirectory::project);
    }

    @Override
    public Optional<Project> findById(ProjectId id) {
        return lookup.findById(id).map(DirectProjectDirectory::project);
    }

    @Override
    public Optional<Holder> findToken(TokenDigest digest) {
        return lookup.findToken(digest).map(holder -> switch (holder) {
            case TokenHolder.Operator _ -> new Holder.Operator();
            case TokenHolder.ProjectToken(var token, var project, var expires) ->
                new Holder.ProjectToken(token, project, expires);
        });
    }

    @Override
    public void tokenUsed(UUID token, Instant when) {
        lookup.tokenUsed(token, when);
    }

    @Override
    public long head() {
        return lookup.head();
    }

    private static Project project(RoutedProject routed) {
        return new Project(routed.project(), routed.slug(), routed.revision(), routed.state(), routed.primaryHost());
    }
}
