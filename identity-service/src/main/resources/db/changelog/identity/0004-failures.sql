--liquibase formatted sql

--changeset identity:0004-failures
--comment: errors on their way to the page that shows them
CREATE TABLE identity.failures (
    project_id uuid        NOT NULL,
    id         uuid        NOT NULL,
    error      json        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT failures_pk PRIMARY KEY (project_id, id)
);
CREATE INDEX failures_expiry_idx ON identity.failures (project_id, expires_at);
--rollback DROP TABLE identity.failures;
