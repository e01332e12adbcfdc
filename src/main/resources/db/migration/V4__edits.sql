ALTER TABLE messages ADD COLUMN edit_due ${bigint};
ALTER TABLE messages ADD COLUMN edited ${bigint};
CREATE INDEX messages_by_edit ON messages (edit_due);
CREATE INDEX alerts_by_paper ON alerts (paper);
