--liquibase formatted sql

--changeset oauth2:0002-keys
--comment: a set exists once, so of several nodes that need it first exactly one makes its key; private parts are sealed
CREATE TABLE oauth2.key_sets (
    project_id uuid        NOT NULL,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT key_sets_pk PRIMARY KEY (project_id, name)
);
CREATE TABLE oauth2.keys (
    project_id uuid   NOT NULL,
    set_name   text   NOT NULL,
    kid        text   NOT NULL,
    sequence   bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    sealed     text   NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT keys_pk PRIMARY KEY (project_id, set_name, kid),
    CONSTRAINT keys_set_fk FOREIGN KEY (project_id, set_name) REFERENCES oauth2.key_sets (project_id, name) ON DELETE CASCADE
);
COMMENT ON COLUMN oauth2.keys.sequence IS 'the newest key of a set signs; the order within one write is kept';
COMMENT ON COLUMN oauth2.keys.sealed IS 'the whole JSON Web Key, sealed under a system secret of the installation';
--rollback DROP TABLE oauth2.keys;
--rollback DROP TABLE oauth2.key_sets;
