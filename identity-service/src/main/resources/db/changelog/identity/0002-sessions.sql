--liquibase formatted sql

--changeset identity:0002-sessions
--comment: sessions under the digest of their token, so that a copy of the table opens none
CREATE TABLE identity.sessions (
    project_id       uuid        NOT NULL,
    id               uuid        NOT NULL,
    identity_id      uuid        NOT NULL,
    token_digest     bytea       NOT NULL,
    active           boolean     NOT NULL,
    methods          json        NOT NULL,
    issued_at        timestamptz NOT NULL,
    authenticated_at timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    CONSTRAINT sessions_pk PRIMARY KEY (project_id, id),
    CONSTRAINT sessions_token_key UNIQUE (project_id, token_digest),
    CONSTRAINT sessions_identity_fk FOREIGN KEY (project_id, identity_id)
        REFERENCES identity.identities (project_id, id) ON DELETE CASCADE
);
CREATE INDEX sessions_identity_idx ON identity.sessions (project_id, identity_id);
CREATE INDEX sessions_expiry_idx ON identity.sessions (project_id, expires_at);
--rollback DROP TABLE identity.sessions;
