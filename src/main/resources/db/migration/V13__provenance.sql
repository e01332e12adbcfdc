-- Whose words the title, the abstract and the authors are. Older versions also took them from posts
-- that only mention a paper: where another source than a catalogue told of it, nobody knows.
ALTER TABLE papers ADD COLUMN provenance TEXT NOT NULL DEFAULT 'SOURCE';
UPDATE papers SET provenance = 'UNKNOWN'
WHERE id NOT LIKE 'url:%' AND id IN (
  SELECT paper FROM sightings
  WHERE feed NOT IN ('arxiv', 'arxiv-oai', 'huggingface', 'biorxiv', 'medrxiv', 'load'));
