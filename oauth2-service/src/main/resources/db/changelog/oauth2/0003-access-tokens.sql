--liquibase formatted sql

--changeset oauth2:0003-access-tokens
--comment: access tokens by digest; read together with their client, so a client that is gone takes its tokens with it
CREATE TABLE oauth2.access_tokens (
    project_id   uuid        NOT NULL,
    digest       bytea       NOT NULL,
    client_id    uuid        NOT NULL,
    subject      text        NOT NULL,
    scope        text        NOT NULL,
    audience     text[]      NOT NULL,
    requested_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT access_tokens_pk PRIMARY KEY (project_id, digest),
    CONSTRAINT access_tokens_digest_length CHECK (octet_length(digest) = 32)
);
--rollback DROP TABLE oauth2.access_tokens;

--changeset oauth2:0003-access-tokens-by-expiry
--comment: the clean-up removes the oldest first; without the index it reads every token of a project
CREATE INDEX access_tokens_expiry_idx ON oauth2.access_tokens (project_id, expires_at);
--rollback DROP INDEX oauth2.access_tokens_expiry_idx;
