-- The papers of a month are ranked by their upvotes within the index. It serves all that the index
-- by time alone served.
CREATE INDEX papers_by_news ON papers (announced, upvotes, id);
DROP INDEX papers_by_announced;
