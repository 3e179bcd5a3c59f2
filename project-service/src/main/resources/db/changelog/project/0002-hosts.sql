--liquibase formatted sql

--changeset project:0002-hosts
--comment: a request finds its project by its host, so a host belongs to one project only
CREATE TABLE project.hosts (
    project_id uuid        NOT NULL,
    host       text        NOT NULL,
    is_primary boolean     NOT NULL,
    generated  boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT hosts_pkey PRIMARY KEY (project_id, host),
    CONSTRAINT hosts_host_key UNIQUE (host),
    CONSTRAINT hosts_project_fkey FOREIGN KEY (project_id) REFERENCES project.projects (project_id),
    CONSTRAINT hosts_host_is_lower_case CHECK (host = lower(host) AND host <> '')
);
--rollback DROP TABLE project.hosts;

--changeset project:0002-hosts-one-primary
--comment: what must not depend on the host that was asked (the issuer) is derived from the one primary host
CREATE UNIQUE INDEX hosts_one_primary_key ON project.hosts (project_id) WHERE is_primary;
--rollback DROP INDEX project.hosts_one_primary_key;
