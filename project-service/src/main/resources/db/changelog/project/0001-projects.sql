--liquibase formatted sql

--changeset project:0001-projects
--comment: a project is a tenant; its slug is in host names and cookies, so it is unique over all projects and stays taken for ever
CREATE TABLE project.projects (
    project_id  uuid        NOT NULL,
    slug        text        NOT NULL,
    state       text        NOT NULL,
    revision_id uuid        NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    version     bigint      NOT NULL,
    CONSTRAINT projects_pkey PRIMARY KEY (project_id),
    CONSTRAINT projects_slug_key UNIQUE (slug),
    CONSTRAINT projects_slug_is_a_label CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    CONSTRAINT projects_state_is_known CHECK (state IN ('RUNNING', 'HALTED'))
);
--rollback DROP TABLE project.projects;
