--liquibase formatted sql
--changeset platform-common:events
--comment: facts of one service, written with what they tell; the order of delivery is that of commits, which the key begins to say
CREATE TABLE ${database.defaultSchemaName}.events (
    project_id     uuid        NOT NULL,
    transaction_id xid8        NOT NULL DEFAULT pg_current_xact_id(),
    number         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    type           text        NOT NULL,
    payload        jsonb       NOT NULL,
    recorded_at    timestamptz NOT NULL,
    CONSTRAINT events_pk PRIMARY KEY (project_id, transaction_id, number)
);
--rollback DROP TABLE ${database.defaultSchemaName}.events;

--changeset platform-common:event-cursors
--comment: how far each follower has come in each project, so that a project whose events fail holds up no other
CREATE TABLE ${database.defaultSchemaName}.event_cursors (
    project_id     uuid    NOT NULL,
    follower       text    NOT NULL,
    transaction_id xid8    NOT NULL,
    number         bigint  NOT NULL,
    failures       integer NOT NULL,
    retry_at       timestamptz,
    last_failure   text,
    CONSTRAINT event_cursors_pk PRIMARY KEY (project_id, follower)
);
--rollback DROP TABLE ${database.defaultSchemaName}.event_cursors;
