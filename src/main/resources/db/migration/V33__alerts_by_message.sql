-- An alert loses its message when that is removed after years. As nearly all alerts will have lost theirs, those
-- that have none yet must not be looked for here.
DROP INDEX alerts_by_message;
CREATE INDEX alerts_by_message ON alerts (message) WHERE message IS NOT NULL;
