--liquibase formatted sql

--changeset permission:0003-terms
--comment: a tuple may count for a while only, or only where a condition holds; the log says so too, so that whoever follows it knows as much as the table
ALTER TABLE permission.relation_tuples
    ADD COLUMN expires_at timestamptz,
    ADD COLUMN condition_name text,
    ADD COLUMN condition_context text;
ALTER TABLE permission.changes
    ADD COLUMN expires_at timestamptz,
    ADD COLUMN condition_name text,
    ADD COLUMN condition_context text;
COMMENT ON COLUMN permission.relation_tuples.expires_at IS 'from when on the tuple does not count; null for never';
COMMENT ON COLUMN permission.relation_tuples.condition_name IS 'a condition of the configuration that has to hold besides; null for none';
COMMENT ON COLUMN permission.relation_tuples.condition_context IS 'values for its parameters, a JSON object; null exactly without a condition';
COMMENT ON COLUMN permission.changes.action IS 'a tuple that gets other terms is deleted with the old and inserted with the new ones, so that the log can be read backwards';
--rollback ALTER TABLE permission.relation_tuples DROP COLUMN expires_at, DROP COLUMN condition_name, DROP COLUMN condition_context;
--rollback ALTER TABLE permission.changes DROP COLUMN expires_at, DROP COLUMN condition_name, DROP COLUMN condition_context;

--changeset permission:0003-terms-by-expiry
--comment: what has expired is found for removal without reading what has not
CREATE INDEX relation_tuples_expiry_idx ON permission.relation_tuples (project_id, expires_at) WHERE expires_at IS NOT NULL;
--rollback DROP INDEX permission.relation_tuples_expiry_idx;

--changeset permission:0003-heads-trimmed
--comment: a follower that is behind what was removed from the log has to begin anew, and could not tell from the log alone
ALTER TABLE permission.heads ADD COLUMN trimmed_to bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN permission.heads.trimmed_to IS 'changes up to this revision may have been removed from the log';
--rollback ALTER TABLE permission.heads DROP COLUMN trimmed_to;
