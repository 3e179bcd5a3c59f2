--liquibase formatted sql

--changeset permission:0001-relation-tuples
--comment: one row a fact; the primary key is the whole tuple, so a repeated write is no second row, and it is the forward index of checks: individuals before sets, both in the order of bytes
CREATE TABLE permission.relation_tuples (
    project_id uuid NOT NULL,
    namespace text COLLATE "C" NOT NULL,
    object text COLLATE "C" NOT NULL,
    relation text COLLATE "C" NOT NULL,
    subject_is_set boolean NOT NULL,
    subject_namespace text COLLATE "C" NOT NULL,
    subject_object text COLLATE "C" NOT NULL,
    subject_relation text COLLATE "C" NOT NULL,
    whole_object text,
    whole_subject_object text,
    CONSTRAINT relation_tuples_pkey PRIMARY KEY
        (project_id, namespace, object, relation, subject_is_set, subject_namespace, subject_object, subject_relation),
    CONSTRAINT relation_tuples_subject_id_check CHECK
        (subject_is_set OR (subject_namespace = '' AND subject_relation = ''))
);
COMMENT ON COLUMN permission.relation_tuples.object IS 'the name itself up to 256 bytes; of a longer one its beginning and its SHA-256';
COMMENT ON COLUMN permission.relation_tuples.subject_object IS 'the id of an individual, or the object of a set; bounded as object is';
COMMENT ON COLUMN permission.relation_tuples.whole_object IS 'the whole name when object is not it';
COMMENT ON COLUMN permission.relation_tuples.whole_subject_object IS 'the whole name when subject_object is not it';
--rollback DROP TABLE permission.relation_tuples;

--changeset permission:0001-relation-tuples-by-subject
--comment: what a subject has is found from the subject; behind it stands the order of the primary key, so lists by subject page without sorting
CREATE INDEX relation_tuples_subject_idx ON permission.relation_tuples
    (project_id, subject_is_set, subject_namespace, subject_object, subject_relation, namespace, object, relation);
--rollback DROP INDEX permission.relation_tuples_subject_idx;
