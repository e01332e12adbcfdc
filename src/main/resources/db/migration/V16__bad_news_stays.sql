-- What is wrong with the items of a resource, the first of each kind and how many there are: it holds
-- for as long as the resource does not change.
ALTER TABLE validators ADD COLUMN malformed TEXT NOT NULL DEFAULT '';
ALTER TABLE validators ADD COLUMN malformed_items ${bigint} NOT NULL DEFAULT 0;
ALTER TABLE validators ADD COLUMN remark TEXT NOT NULL DEFAULT '';
ALTER TABLE validators ADD COLUMN remarks ${bigint} NOT NULL DEFAULT 0;

-- What is wrong with items that were read all the same, as far as the feed holds them.
ALTER TABLE feeds ADD COLUMN remark TEXT NOT NULL DEFAULT '';
