package dev.gatehouse.testkit;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;

/** Makes valid tenants: {@code aTenant().slug("acme").build()}. What is not said is random or plain. */
public final class TestTenants {

    private ProjectId project = ProjectId.random();
    private RevisionId revision = RevisionId.random();
    private String slug;
    private Tenant.State state = Tenant.State.RUNNING;

    private URI origin;
    private URI primaryOrigin;

    private TestTenants() {
        slug = "project-" + project.toString().substring(0, 8);
        origin = URI.create("http://%s.localhost:8080".formatted(slug));
        primaryOrigin = origin;
    }

    /** A running project of its own, reached under its main host. */
    public static TestTenants aTenant() {
        return new TestTenants();
    }

    /** Another revision, or another state, of a tenant that there is already. */
    public static TestTenants like(Tenant tenant) {
        TestTenants like = new TestTenants();
        like.project = tenant.project();
        like.revision = tenant.revision();
        like.slug = tenant.slug();
        like.state = tenant.state();
        like.origin = tenant.origin();
        like.primaryOrigin = tenant.primaryOrigin();
        return like;
    }

    public TestTenants project(ProjectId value) {
        project = value;
        return this;
    }

    public TestTenants revision(RevisionId value) {
        revision = value;
        return this;
    }

    /** Names the project, and its host after it. */
    public TestTenants slug(String value) {
        slug = value;
        return origin("http://%s.localhost:8080".formatted(value));
    }

    /** The main host, by which this request came too. */
    public TestTenants origin(String value) {
        origin = URI.create(value);
        primaryOrigin = origin;
        return this;
    }

    /** Another host of the project, by which this request came. */
    public TestTenants asked(String value) {
        origin = URI.create(value);
        return this;
    }

    public TestTenants halted() {
        state = Tenant.State.HALTED;
        return this;
    }

    public Tenant build() {
        return new Tenant(project, slug, revision, state, origin, primaryOrigin);
    }
}
