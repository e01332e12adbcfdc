CREATE TABLE counters (
  name TEXT PRIMARY KEY,
  value ${bigint} NOT NULL
)${strict};
INSERT INTO counters (name, value) VALUES ('papers', 0), ('subscriptions', 0);

CREATE TABLE marks (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
)${strict};

CREATE TABLE papers (
  id TEXT PRIMARY KEY,
  revision ${bigint} NOT NULL,
  first_seen ${bigint} NOT NULL,
  announced ${bigint},
  title TEXT NOT NULL,
  abstract TEXT NOT NULL,
  tldr TEXT NOT NULL,
  authors TEXT NOT NULL,
  categories TEXT NOT NULL,
  keywords TEXT NOT NULL,
  published ${bigint} NOT NULL,
  version ${bigint} NOT NULL,
  url TEXT NOT NULL,
  thumbnail TEXT NOT NULL,
  organization TEXT NOT NULL,
  comment TEXT NOT NULL,
  upvotes ${bigint} NOT NULL,
  comments ${bigint} NOT NULL,
  code TEXT NOT NULL,
  project TEXT NOT NULL,
  feeds TEXT NOT NULL
)${strict};
CREATE UNIQUE INDEX papers_by_revision ON papers (revision);
CREATE INDEX papers_by_announced ON papers (announced);

CREATE TABLE sightings (
  feed TEXT NOT NULL,
  paper TEXT NOT NULL REFERENCES papers (id),
  version ${bigint} NOT NULL,
  type TEXT NOT NULL,
  announced ${bigint} NOT NULL,
  seen ${bigint} NOT NULL,
  poll ${bigint} NOT NULL,
  baseline ${bigint} NOT NULL,
  PRIMARY KEY (feed, paper, version)
)${strict};
CREATE INDEX sightings_by_paper ON sightings (paper);

CREATE TABLE feeds (
  name TEXT PRIMARY KEY,
  last_attempt ${bigint},
  last_complete ${bigint},
  last_announced ${bigint},
  failing_since ${bigint},
  failures ${bigint} NOT NULL,
  reason TEXT NOT NULL,
  malformed TEXT NOT NULL
)${strict};

CREATE TABLE validators (
  feed TEXT NOT NULL,
  url TEXT NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  items ${bigint} NOT NULL,
  saved ${bigint} NOT NULL,
  PRIMARY KEY (feed, url)
)${strict};

CREATE TABLE polls (
  number ${identity},
  feed TEXT NOT NULL,
  started ${bigint} NOT NULL,
  ended ${bigint}
)${strict};
CREATE INDEX polls_by_start ON polls (started);

CREATE TABLE channels (
  number ${identity},
  platform TEXT NOT NULL,
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  quiet_from TEXT NOT NULL,
  quiet_until TEXT NOT NULL,
  cap ${bigint} NOT NULL,
  who_may_change TEXT NOT NULL,
  rest TEXT NOT NULL,
  created ${bigint} NOT NULL,
  UNIQUE (platform, tenant, id)
)${strict};

CREATE TABLE subscriptions (
  number ${identity},
  channel ${bigint} NOT NULL REFERENCES channels (number),
  number_in_channel ${bigint} NOT NULL,
  query TEXT NOT NULL,
  cadence TEXT NOT NULL,
  at TEXT NOT NULL,
  day ${bigint} NOT NULL,
  max ${bigint} NOT NULL,
  pause TEXT NOT NULL,
  paused_until ${bigint},
  removed ${bigint},
  created_by TEXT NOT NULL,
  created ${bigint} NOT NULL,
  matches ${bigint} NOT NULL,
  last_match ${bigint},
  UNIQUE (channel, number_in_channel)
)${strict};

CREATE TABLE messages (
  number ${identity},
  channel ${bigint} NOT NULL REFERENCES channels (number),
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts ${bigint} NOT NULL,
  due ${bigint} NOT NULL,
  created ${bigint} NOT NULL,
  sent ${bigint},
  platform_message TEXT NOT NULL,
  reason TEXT NOT NULL
)${strict};
CREATE INDEX messages_by_state ON messages (state, channel, number);

CREATE TABLE alerts (
  number ${identity},
  channel ${bigint} NOT NULL REFERENCES channels (number),
  paper TEXT NOT NULL REFERENCES papers (id),
  poll ${bigint} NOT NULL,
  batch TEXT NOT NULL,
  due ${bigint} NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  message ${bigint} REFERENCES messages (number),
  created ${bigint} NOT NULL,
  UNIQUE (channel, paper)
)${strict};
CREATE INDEX alerts_by_state ON alerts (state, channel, due);
CREATE INDEX alerts_by_message ON alerts (message);
CREATE INDEX alerts_by_poll ON alerts (poll, channel);

CREATE TABLE alert_causes (
  alert ${bigint} NOT NULL REFERENCES alerts (number),
  subscription ${bigint} NOT NULL REFERENCES subscriptions (number),
  evidence TEXT NOT NULL,
  PRIMARY KEY (alert, subscription)
)${strict};

CREATE TABLE console_messages (
  number ${identity},
  channel TEXT NOT NULL,
  nonce TEXT NOT NULL UNIQUE,
  at ${bigint} NOT NULL,
  text TEXT NOT NULL,
  cards TEXT NOT NULL
)${strict};
CREATE INDEX console_messages_by_channel ON console_messages (channel, number);
