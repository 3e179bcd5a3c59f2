--liquibase formatted sql

--changeset project:0003-revisions
--comment: a revision never changes; its secrets are kept beside the settings, sealed, so that settings can be read without them
CREATE TABLE project.revisions (
    project_id  uuid        NOT NULL,
    revision_id uuid        NOT NULL,
    ordinal     bigint      NOT NULL,
    name        text        NOT NULL,
    settings    jsonb       NOT NULL,
    secrets     text,
    author      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    CONSTRAINT revisions_pkey PRIMARY KEY (project_id, revision_id),
    CONSTRAINT revisions_ordinal_key UNIQUE (project_id, ordinal),
    CONSTRAINT revisions_project_fkey FOREIGN KEY (project_id) REFERENCES project.projects (project_id)
);
--rollback DROP TABLE project.revisions;

--changeset project:0003-projects-current-revision
--comment: project and first revision refer to one another, so the check waits for the end of the transaction
ALTER TABLE project.projects ADD CONSTRAINT projects_revision_fkey FOREIGN KEY (project_id, revision_id)
    REFERENCES project.revisions (project_id, revision_id) DEFERRABLE INITIALLY DEFERRED;
--rollback ALTER TABLE project.projects DROP CONSTRAINT projects_revision_fkey;
