-- The most upvotes that a paper ever had, since votes are taken back, too.
ALTER TABLE papers ADD COLUMN most_upvotes ${bigint} NOT NULL DEFAULT 0;
UPDATE papers SET most_upvotes = upvotes WHERE upvotes > 0;
