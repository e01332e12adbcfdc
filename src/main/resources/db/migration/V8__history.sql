-- Who changed what, and when. What was and what became of it are JSON: keys and texts as in a file
-- of subscriptions; a subscription or a mute that is not there is an empty object.
CREATE TABLE history (
  number ${identity},
  at ${bigint} NOT NULL,
  channel ${bigint} NOT NULL REFERENCES channels (number),
  subscription ${bigint} REFERENCES subscriptions (number),
  number_in_channel ${bigint} NOT NULL,
  what TEXT NOT NULL,
  by_name TEXT NOT NULL,
  by_id TEXT NOT NULL,
  occasion TEXT NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL
)${strict};
CREATE INDEX history_by_channel ON history (channel, number);
CREATE INDEX history_by_subscription ON history (subscription, number);

-- The file that a subscription is declared in; empty where people change it.
ALTER TABLE subscriptions ADD COLUMN declared TEXT NOT NULL DEFAULT '';

-- Since when a subscription has matched nothing: it was made, changed, woken, or matched then; and
-- when that was pointed out.
ALTER TABLE subscriptions ADD COLUMN silent_since ${bigint} NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN silence_told ${bigint};
UPDATE subscriptions SET silent_since =
  CASE WHEN last_match IS NULL OR last_match < created THEN created ELSE last_match END;
CREATE INDEX subscriptions_by_silence ON subscriptions (silent_since)
  WHERE silence_told IS NULL AND removed IS NULL;

-- The people and roles that may change a channel beside those who manage it, as JSON.
ALTER TABLE channels ADD COLUMN named TEXT NOT NULL DEFAULT '[]';

-- The days, counted since 1970 in UTC, on which some feed was read completely.
CREATE TABLE days_read (
  day ${bigint} PRIMARY KEY
)${strict};
INSERT INTO days_read (day) SELECT DISTINCT seen / 86400000 FROM sightings;
