-- The addresses of channels' feeds, as digests: who knows an address may read what was delivered there.
CREATE TABLE channel_feeds (
  channel ${bigint} PRIMARY KEY REFERENCES channels (number),
  digest TEXT NOT NULL UNIQUE,
  created_by TEXT NOT NULL,
  created ${bigint} NOT NULL
)${strict};
