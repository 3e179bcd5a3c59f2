--liquibase formatted sql

--changeset project:0005-tokens
--comment: only digests of tokens are stored; one is found by its digest alone, before its project is known
CREATE TABLE project.tokens (
    project_id      uuid        NOT NULL,
    token_id        uuid        NOT NULL,
    name            text        NOT NULL,
    owner_id        uuid        NOT NULL,
    digest          bytea       NOT NULL,
    last_characters text        NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz,
    last_used_at    timestamptz,
    CONSTRAINT tokens_pkey PRIMARY KEY (project_id, token_id),
    CONSTRAINT tokens_digest_key UNIQUE (digest),
    CONSTRAINT tokens_token_id_key UNIQUE (token_id),
    CONSTRAINT tokens_project_fkey FOREIGN KEY (project_id) REFERENCES project.projects (project_id)
);
--rollback DROP TABLE project.tokens;

--changeset project:0005-operator-tokens
--comment: the operator's token belongs to the console project, and is valid for the whole installation
CREATE TABLE project.operator_tokens (
    project_id uuid        NOT NULL,
    digest     bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT operator_tokens_pkey PRIMARY KEY (project_id, digest),
    CONSTRAINT operator_tokens_project_fkey FOREIGN KEY (project_id) REFERENCES project.projects (project_id)
);
--rollback DROP TABLE project.operator_tokens;
