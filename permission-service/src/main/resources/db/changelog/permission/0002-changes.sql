--liquibase formatted sql

--changeset permission:0002-heads
--comment: the row that every writer of a project locks; it makes revisions follow one another in the order of commits. Mostly empty pages keep its updates in place
CREATE TABLE permission.heads (
    project_id uuid NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT heads_pkey PRIMARY KEY (project_id)
) WITH (fillfactor = 20);
--rollback DROP TABLE permission.heads;

--changeset permission:0002-changes
--comment: what every revision changed, written in the transaction that changed it; indexes in memory and watchers follow it from the last revision they know
CREATE TABLE permission.changes (
    project_id uuid NOT NULL,
    revision bigint NOT NULL,
    ordinal integer NOT NULL,
    action text NOT NULL,
    recorded_at timestamptz NOT NULL,
    namespace text COLLATE "C" NOT NULL,
    object text COLLATE "C" NOT NULL,
    relation text COLLATE "C" NOT NULL,
    subject_is_set boolean NOT NULL,
    subject_namespace text COLLATE "C" NOT NULL,
    subject_object text COLLATE "C" NOT NULL,
    subject_relation text COLLATE "C" NOT NULL,
    whole_object text,
    whole_subject_object text,
    CONSTRAINT changes_pkey PRIMARY KEY (project_id, revision, ordinal),
    CONSTRAINT changes_action_check CHECK (action IN ('insert', 'delete'))
);
--rollback DROP TABLE permission.changes;
