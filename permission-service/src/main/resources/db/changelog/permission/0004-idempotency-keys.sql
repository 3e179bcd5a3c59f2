--liquibase formatted sql

--changeset permission:0004-idempotency-keys
--comment: a transaction that is sent again because its answer was lost is answered again and not done again; written in the transaction itself, under the lock of its project
CREATE TABLE permission.idempotency_keys (
    project_id uuid NOT NULL,
    key text COLLATE "C" NOT NULL,
    fingerprint text NOT NULL,
    revision bigint NOT NULL,
    configuration uuid NOT NULL,
    inserted integer NOT NULL,
    deleted integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (project_id, key)
);
COMMENT ON COLUMN permission.idempotency_keys.fingerprint IS 'SHA-256 of what was asked for, so that a key is not taken for another request';
--rollback DROP TABLE permission.idempotency_keys;

--changeset permission:0004-idempotency-keys-by-time
--comment: keys are removed by their age
CREATE INDEX idempotency_keys_time_idx ON permission.idempotency_keys (recorded_at);
--rollback DROP INDEX permission.idempotency_keys_time_idx;
