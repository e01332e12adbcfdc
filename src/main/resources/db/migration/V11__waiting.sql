-- What a drain asks for is little beside what there ever was: indexes hold that little alone, with
-- what is equal first.
CREATE INDEX alerts_that_wait ON alerts (state, channel, due) WHERE message IS NULL;

DROP INDEX alerts_by_flood;
CREATE INDEX alerts_by_flood ON alerts (flood, state, channel) WHERE flood IS NOT NULL;

DROP INDEX messages_by_edit;
CREATE INDEX messages_by_edit ON messages (state, edit_due) WHERE edit_due IS NOT NULL;

DROP INDEX updates_by_due;
CREATE INDEX updates_by_due ON updates (due) WHERE due IS NOT NULL;
CREATE INDEX updates_that_wait ON updates (channel, due) WHERE due IS NOT NULL;
