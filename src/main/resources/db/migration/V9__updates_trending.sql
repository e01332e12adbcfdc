ALTER TABLE papers ADD COLUMN revised ${bigint};
ALTER TABLE papers ADD COLUMN trend_rank ${bigint};
ALTER TABLE papers ADD COLUMN trend_day TEXT;

ALTER TABLE subscriptions ADD COLUMN updates ${bigint} NOT NULL DEFAULT 0;

-- The message of the platform that this one is a reply to; empty for none.
ALTER TABLE messages ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';

CREATE TABLE updates (
  channel ${bigint} NOT NULL REFERENCES channels (number),
  paper TEXT NOT NULL REFERENCES papers (id),
  developments TEXT NOT NULL,
  due ${bigint},
  told ${bigint},
  PRIMARY KEY (channel, paper)
)${strict};
CREATE INDEX updates_by_due ON updates (due);
