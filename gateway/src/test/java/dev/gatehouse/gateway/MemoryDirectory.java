package dev.gatehouse.gateway;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A directory in memory, which counts how often it is asked. */
public final class MemoryDirectory implements ProjectDirectory {

    private final Map<String, Project> hosts = new HashMap<>();
    private final Map<ProjectId, Project> projects = new HashMap<>();
    private final Map<TokenDigest, Holder> tokens = new HashMap<>();
    private final List<UUID> used = new ArrayList<>();
    private final AtomicLong head = new AtomicLong();
    private int questions;

    /** A running project under its primary host, and under others. */
    public Project project(String slug, String primaryHost, String... otherHosts) {
        return put(
                new Project(ProjectId.random(), slug, RevisionId.random(), Tenant.State.RUNNING, primaryHost),
                otherHosts);
    }

    public Project put(Project project, String... otherHosts) {
        projects.put(project.id(), project);
        hosts.put(project.primaryHost(), project);
        for (String host : otherHosts) {
            hosts.put(host, project);
        }
        head.incrementAndGet();
        return project;
    }

    public void remove(Project project) {
        projects.remove(project.id());
        hosts.values().removeIf(project::equals);
        head.incrementAndGet();
    }

    public void operator(String token) {
        tokens.put(TokenDigest.of(token), new Holder.Operator());
        head.incrementAndGet();
    }

    public UUID token(String token, Project project, @Nullable Instant expiresAt) {
        UUID id = UUID.randomUUID();
        tokens.put(TokenDigest.of(token), new Holder.ProjectToken(id, project.id(), expiresAt));
        head.incrementAndGet();
        return id;
    }

    public int questions() {
        return questions;
    }

    public List<UUID> used() {
        return used;
    }

    @Override
    public Optional<Project> findByHost(String host) {
        questions++;
        return Optional.ofNullable(hosts.get(host));
    }

    @Override
    public Optional<Project> findBySlug(String slug) {
        questions++;
        return projects.values().stream()
                .filter(project -> project.slug().equals(slug))
                .findAny();
    }

    @Override
    public Optional<Project> findById(ProjectId id) {
        questions++;
        return Optional.ofNullable(projects.get(id));
    }

    @Override
    public Optional<Holder> findToken(TokenDigest digest) {
        questions++;
        return Optional.ofNullable(tokens.get(digest));
    }

    @Override
    public void tokenUsed(UUID token, Instant when) {
        used.add(token);
    }

    @Override
    public long head() {
        return head.get();
    }
}
