--liquibase formatted sql

--changeset oauth2:0001-clients
--comment: registered clients; what lists filter by and what proves a client has columns of its own, the rest is one document
CREATE TABLE oauth2.clients (
    project_id          uuid        NOT NULL,
    id                  uuid        NOT NULL,
    name                text        NOT NULL,
    owner               text        NOT NULL,
    metadata            jsonb       NOT NULL,
    lifespans           jsonb       NOT NULL,
    secret_hash         text        NOT NULL,
    registration_digest bytea,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    version             bigint      NOT NULL,
    CONSTRAINT clients_pk PRIMARY KEY (project_id, id),
    CONSTRAINT clients_registration_digest_length CHECK (octet_length(registration_digest) = 32)
);
--rollback DROP TABLE oauth2.clients;
