-- What of a subscription is posted at once instead of in its digest.
ALTER TABLE subscriptions ADD COLUMN instant TEXT NOT NULL DEFAULT '';

-- Where a paper stands in the message that carries it, or in what a digest left out.
ALTER TABLE alerts ADD COLUMN place ${bigint} NOT NULL DEFAULT 0;
