--liquibase formatted sql

--changeset identity:0001-identities
--comment: people, and whatever else signs in, with what they own; json rather than jsonb keeps what was written, letter by letter
CREATE TABLE identity.identities (
    project_id       uuid        NOT NULL,
    id               uuid        NOT NULL,
    schema_id        text        NOT NULL,
    traits           json        NOT NULL,
    state            text        NOT NULL CONSTRAINT identities_state_known CHECK (state IN ('active', 'inactive')),
    state_changed_at timestamptz NOT NULL,
    metadata_public  json,
    metadata_admin   json,
    available_aal    text        NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    version          bigint      NOT NULL,
    CONSTRAINT identities_pk PRIMARY KEY (project_id, id)
);
--rollback DROP TABLE identity.identities;

--changeset identity:0001-credentials
--comment: one row for each kind of credential; what is secret in its config is hashed
CREATE TABLE identity.credentials (
    project_id  uuid        NOT NULL,
    identity_id uuid        NOT NULL,
    type        text        NOT NULL,
    config      json        NOT NULL,
    version     integer     NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT credentials_pk PRIMARY KEY (project_id, identity_id, type),
    CONSTRAINT credentials_identity_fk FOREIGN KEY (project_id, identity_id)
        REFERENCES identity.identities (project_id, id) ON DELETE CASCADE
);
--rollback DROP TABLE identity.credentials;

--changeset identity:0001-credential-identifiers
--comment: nobody shares an identifier of one kind with somebody else; sign-in begins here
CREATE TABLE identity.credential_identifiers (
    project_id  uuid NOT NULL,
    type        text NOT NULL,
    identifier  text NOT NULL,
    identity_id uuid NOT NULL,
    CONSTRAINT credential_identifiers_pk PRIMARY KEY (project_id, type, identifier),
    CONSTRAINT credential_identifiers_credential_fk FOREIGN KEY (project_id, identity_id, type)
        REFERENCES identity.credentials (project_id, identity_id, type) ON DELETE CASCADE
);
CREATE INDEX credential_identifiers_identity_idx ON identity.credential_identifiers (project_id, identity_id);
--rollback DROP TABLE identity.credential_identifiers;

--changeset identity:0001-verifiable-addresses
--comment: addresses whose owner can prove them
CREATE TABLE identity.verifiable_addresses (
    project_id  uuid        NOT NULL,
    id          uuid        NOT NULL,
    identity_id uuid        NOT NULL,
    via         text        NOT NULL,
    value       text        NOT NULL,
    verified    boolean     NOT NULL,
    status      text        NOT NULL
        CONSTRAINT verifiable_addresses_status_known CHECK (status IN ('pending', 'sent', 'completed')),
    verified_at timestamptz,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT verifiable_addresses_pk PRIMARY KEY (project_id, id),
    CONSTRAINT verifiable_addresses_value_key UNIQUE (project_id, via, value),
    CONSTRAINT verifiable_addresses_identity_fk FOREIGN KEY (project_id, identity_id)
        REFERENCES identity.identities (project_id, id) ON DELETE CASCADE
);
CREATE INDEX verifiable_addresses_identity_idx ON identity.verifiable_addresses (project_id, identity_id);
--rollback DROP TABLE identity.verifiable_addresses;

--changeset identity:0001-recovery-addresses
--comment: addresses through which a lost account is found again
CREATE TABLE identity.recovery_addresses (
    project_id  uuid        NOT NULL,
    id          uuid        NOT NULL,
    identity_id uuid        NOT NULL,
    via         text        NOT NULL,
    value       text        NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CONSTRAINT recovery_addresses_pk PRIMARY KEY (project_id, id),
    CONSTRAINT recovery_addresses_value_key UNIQUE (project_id, via, value),
    CONSTRAINT recovery_addresses_identity_fk FOREIGN KEY (project_id, identity_id)
        REFERENCES identity.identities (project_id, id) ON DELETE CASCADE
);
CREATE INDEX recovery_addresses_identity_idx ON identity.recovery_addresses (project_id, identity_id);
--rollback DROP TABLE identity.recovery_addresses;
