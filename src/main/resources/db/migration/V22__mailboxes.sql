-- The random name in the links in the mails of a mailbox; without its row they are no longer valid.
CREATE TABLE mailboxes (
  channel ${bigint} PRIMARY KEY REFERENCES channels (number),
  link_name TEXT NOT NULL UNIQUE,
  created ${bigint} NOT NULL
)${strict};

-- What was asked for at an address, as JSON with the keys of a file of subscriptions, until it
-- expires; due is when the mail that asks for the confirmation is sent next, mailed when it was.
CREATE TABLE sign_ups (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  wish TEXT NOT NULL,
  zone TEXT NOT NULL,
  created ${bigint} NOT NULL,
  expires ${bigint} NOT NULL,
  due ${bigint} NOT NULL,
  confirmed ${bigint},
  mailed ${bigint}
)${strict};
CREATE INDEX sign_ups_by_address ON sign_ups (address);
CREATE INDEX sign_ups_by_due ON sign_ups (due) WHERE mailed IS NULL;
CREATE INDEX sign_ups_by_expiry ON sign_ups (expires);

-- The addresses that are not to be written to before an instant, as keyed digests.
CREATE TABLE addresses_at_rest (
  digest TEXT PRIMARY KEY,
  until ${bigint} NOT NULL
)${strict};
CREATE INDEX addresses_at_rest_by_end ON addresses_at_rest (until);
