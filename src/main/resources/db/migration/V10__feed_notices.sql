ALTER TABLE feeds ADD COLUMN first_complete ${bigint};
UPDATE feeds SET first_complete = last_complete;

-- Since when nothing at all could be read; a poll that read some of it ends that, too.
ALTER TABLE feeds ADD COLUMN unread_since ${bigint};
UPDATE feeds SET unread_since = failing_since WHERE reason NOT LIKE 'only partly read%';

-- How many papers were news in the polls since then that were not complete.
ALTER TABLE feeds ADD COLUMN caught_up ${bigint} NOT NULL DEFAULT 0;

-- The channels that were told that a feed is not read as it should be, until they are told that it is.
CREATE TABLE feed_notices (
  feed TEXT NOT NULL,
  channel ${bigint} NOT NULL REFERENCES channels (number),
  message ${bigint} NOT NULL REFERENCES messages (number),
  since ${bigint} NOT NULL,
  PRIMARY KEY (feed, channel)
)${strict};
