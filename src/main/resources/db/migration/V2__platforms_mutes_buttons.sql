ALTER TABLE subscriptions ADD COLUMN created_by_id TEXT NOT NULL DEFAULT '';

ALTER TABLE channels ADD COLUMN crosspost ${bigint} NOT NULL DEFAULT 0;

ALTER TABLE messages ADD COLUMN begun ${bigint};

CREATE TABLE mutes (
  number ${identity},
  channel ${bigint} NOT NULL REFERENCES channels (number),
  number_in_channel ${bigint} NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  ends ${bigint},
  lifted ${bigint},
  created_by TEXT NOT NULL,
  created ${bigint} NOT NULL,
  UNIQUE (channel, number_in_channel)
)${strict};

CREATE TABLE buttons (
  token TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  tenant TEXT NOT NULL,
  digest TEXT NOT NULL,
  command TEXT NOT NULL,
  created ${bigint} NOT NULL,
  UNIQUE (platform, tenant, digest)
)${strict};
