-- Up to which paper, by id, the texts that an older version stored with their markup are readable.
-- The program makes them so in the background and takes the mark away then.
INSERT INTO marks (name, value) SELECT 'markup', '' WHERE EXISTS (SELECT 1 FROM papers);
