--liquibase formatted sql

--changeset project:0006-head
--comment: one number that grows with every change of what requests are routed by; the row lock makes its order that of the commits. Its project is the nil UUID: the installation
CREATE TABLE project.head (
    project_id uuid   NOT NULL,
    position   bigint NOT NULL,
    CONSTRAINT head_pkey PRIMARY KEY (project_id),
    CONSTRAINT head_is_one_row CHECK (project_id = '00000000-0000-0000-0000-000000000000')
);
INSERT INTO project.head (project_id, position) VALUES ('00000000-0000-0000-0000-000000000000', 1);
--rollback DROP TABLE project.head;
