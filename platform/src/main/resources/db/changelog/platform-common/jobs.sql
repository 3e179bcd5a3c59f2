--liquibase formatted sql
--changeset platform-common:jobs
--comment: background work of one service as rows; db-scheduler names the columns and finds work of all projects at once, hence no project_id
CREATE TABLE ${database.defaultSchemaName}.scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    state                text,
    CONSTRAINT scheduled_tasks_pk PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time_idx ON ${database.defaultSchemaName}.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat_idx ON ${database.defaultSchemaName}.scheduled_tasks (last_heartbeat);
--rollback DROP TABLE ${database.defaultSchemaName}.scheduled_tasks;
