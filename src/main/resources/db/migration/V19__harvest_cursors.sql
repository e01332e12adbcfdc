-- Where a harvest goes on: the first day of its window, the day on which it began, and the token that
-- leads to its next page. Older versions kept the days in last_modified, side by side, and the token
-- in etag.
ALTER TABLE validators ADD COLUMN harvest_from TEXT;
ALTER TABLE validators ADD COLUMN harvest_begun TEXT;
ALTER TABLE validators ADD COLUMN harvest_token TEXT;

UPDATE validators SET harvest_from = substr(last_modified, 1, 10),
  harvest_begun = substr(last_modified, length(last_modified) - 9), harvest_token = etag,
  etag = '', last_modified = ''
WHERE (last_modified LIKE '____-__-__' OR last_modified LIKE '____-__-__ ____-__-__')
  AND rtrim(last_modified, '0123456789- ') = '';
