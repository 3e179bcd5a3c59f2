--liquibase formatted sql
--changeset platform:0001-assertion-keys
--comment: gateway and services know one another by keys of the installation; they belong to no project, hence no project_id
CREATE TABLE platform.assertion_keys (
    generation         bigint      NOT NULL,
    kid                text        NOT NULL,
    public_key         bytea       NOT NULL,
    sealed_private_key text        NOT NULL,
    created_at         timestamptz NOT NULL,
    active_from        timestamptz NOT NULL,
    CONSTRAINT assertion_keys_pk PRIMARY KEY (generation),
    CONSTRAINT assertion_keys_kid_key UNIQUE (kid)
);
--rollback DROP TABLE platform.assertion_keys;
