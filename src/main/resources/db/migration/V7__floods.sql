-- How many papers a channel gets at once in one of its days.
ALTER TABLE channels ADD COLUMN daily ${bigint} NOT NULL DEFAULT 50;
UPDATE channels SET daily = cap WHERE cap > daily;

-- When people asked for a paper that would not have been posted by itself.
ALTER TABLE alerts ADD COLUMN released ${bigint};
-- The flood that a paper came with.
ALTER TABLE alerts ADD COLUMN flood ${bigint};
CREATE INDEX alerts_by_flood ON alerts (flood, channel);

-- Whether a poll read everything, how many papers it announced as news, and which flood they were of.
ALTER TABLE polls ADD COLUMN complete ${bigint} NOT NULL DEFAULT 0;
UPDATE polls SET complete = 1;
ALTER TABLE polls ADD COLUMN news ${bigint} NOT NULL DEFAULT 0;
ALTER TABLE polls ADD COLUMN flood ${bigint};
CREATE INDEX polls_by_feed ON polls (feed, started);
CREATE INDEX polls_by_end ON polls (ended);
UPDATE polls SET news = counted.news FROM (
  SELECT poll, count(*) AS news FROM sightings
  WHERE baseline = 0 AND type IN ('NEW', 'CROSS') GROUP BY poll
) AS counted WHERE counted.poll = polls.number;

CREATE TABLE floods (
  number ${identity},
  feed TEXT NOT NULL,
  began ${bigint} NOT NULL,
  papers ${bigint} NOT NULL,
  usual ${bigint} NOT NULL,
  accepted ${bigint}
)${strict};
CREATE INDEX floods_by_feed ON floods (feed, began);

CREATE TABLE flood_notices (
  flood ${bigint} NOT NULL REFERENCES floods (number),
  channel ${bigint} NOT NULL REFERENCES channels (number),
  message ${bigint} NOT NULL REFERENCES messages (number),
  dropped ${bigint},
  PRIMARY KEY (flood, channel)
)${strict};
CREATE INDEX flood_notices_by_message ON flood_notices (message);

CREATE INDEX messages_by_sent ON messages (channel, sent);
CREATE INDEX messages_by_creation ON messages (channel, created);
