-- How many papers a week are posted at once because they fit the taste of the channel; 0 for all papers.
ALTER TABLE channels ADD COLUMN taste ${bigint} NOT NULL DEFAULT 0;
-- Votes up to this moment teach nothing.
ALTER TABLE channels ADD COLUMN taste_since ${bigint} NOT NULL DEFAULT 0;
-- Why a paper stands where it does in a digest, as JSON; empty if the votes had no part in it.
ALTER TABLE alerts ADD COLUMN taste TEXT NOT NULL DEFAULT '';
-- What a channel was asked because of its votes, in which message, and whether people declined.
CREATE TABLE suggestions (
  channel ${bigint} NOT NULL REFERENCES channels (number),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  words TEXT NOT NULL,
  papers ${bigint} NOT NULL,
  of_papers ${bigint} NOT NULL,
  message ${bigint} NOT NULL REFERENCES messages (number),
  asked ${bigint} NOT NULL,
  declined ${bigint},
  PRIMARY KEY (channel, kind, subject)
)${strict};
CREATE INDEX suggestions_by_message ON suggestions (message);
