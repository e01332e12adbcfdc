-- The upvotes and comments of a paper over time, one encoded series a paper. Papers of older versions
-- have none yet: theirs begins with what is stored when it next changes.
CREATE TABLE signal_history (
  paper TEXT PRIMARY KEY REFERENCES papers (id),
  changed ${bigint} NOT NULL,
  series ${bytes} NOT NULL
)${strict};
CREATE INDEX signal_history_by_changed ON signal_history (changed);
INSERT INTO signal_history (paper, changed, series)
SELECT id, coalesce(announced, first_seen), CAST('' AS ${bytes}) FROM papers
WHERE upvotes > 0 OR comments > 0;
