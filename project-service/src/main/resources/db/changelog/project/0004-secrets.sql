--liquibase formatted sql

--changeset project:0004-secrets
--comment: the secrets that the server makes for a project outlive its revisions
CREATE TABLE project.secrets (
    project_id uuid        NOT NULL,
    sealed     text        NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT secrets_pkey PRIMARY KEY (project_id),
    CONSTRAINT secrets_project_fkey FOREIGN KEY (project_id) REFERENCES project.projects (project_id)
);
--rollback DROP TABLE project.secrets;
