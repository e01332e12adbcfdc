-- When a subscription changed last, so that only what changed is read again for matching.
ALTER TABLE subscriptions ADD COLUMN revision ${bigint} NOT NULL DEFAULT 0;
CREATE INDEX subscriptions_by_revision ON subscriptions (revision);
