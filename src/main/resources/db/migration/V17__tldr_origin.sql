-- Who wrote the summary: MACHINE, or nothing where nobody told. Older versions knew it by the feed.
ALTER TABLE papers ADD COLUMN tldr_origin TEXT;
UPDATE papers SET tldr_origin = 'MACHINE' WHERE tldr <> '' AND feeds LIKE '%"huggingface"%';
