-- How feeds call their items that are no papers: the id that the item has by itself, which may be
-- another than the one it was first stored under, and its address without the place on the page.
CREATE TABLE items (
  feed TEXT NOT NULL,
  paper TEXT NOT NULL REFERENCES papers (id),
  name TEXT NOT NULL,
  link TEXT NOT NULL,
  PRIMARY KEY (feed, paper)
)${strict};
CREATE INDEX items_by_name ON items (feed, name);
CREATE INDEX items_by_link ON items (link);
INSERT INTO items (feed, paper, name, link)
SELECT DISTINCT feed, paper, paper, substr(paper, 5) FROM sightings WHERE paper LIKE 'url:%';

-- Older versions knew items by their addresses alone, or as the paper that they mention. Until when
-- one read the feed, and whether it was read to its end since.
ALTER TABLE feeds ADD COLUMN older_until ${bigint};
ALTER TABLE feeds ADD COLUMN older ${bigint} NOT NULL DEFAULT 0;
-- Sightings are later than the beginning of the poll that made them.
UPDATE feeds SET older = 1, older_until = coalesce(
  (SELECT max(seen) FROM sightings WHERE sightings.feed = feeds.name), last_attempt)
WHERE last_attempt IS NOT NULL;
