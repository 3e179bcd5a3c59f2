--liquibase formatted sql

--changeset identity:0003-flows
--comment: self-service flows of every kind: they share their life, and differ in what they remember
CREATE TABLE identity.flows (
    project_id  uuid        NOT NULL,
    id          uuid        NOT NULL,
    type        text        NOT NULL CONSTRAINT flows_type_known CHECK (type IN ('api', 'browser')),
    request_url text        NOT NULL,
    return_to   text,
    csrf_digest bytea,
    state       json        NOT NULL,
    ui          json        NOT NULL,
    issued_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT flows_pk PRIMARY KEY (project_id, id)
);
CREATE INDEX flows_expiry_idx ON identity.flows (project_id, expires_at);
--rollback DROP TABLE identity.flows;
