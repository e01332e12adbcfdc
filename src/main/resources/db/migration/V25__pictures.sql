-- The pictures of papers, scaled down, and the attempts to fetch them. A row without a due time and
-- without a picture is given up. The picture comes last, so that it is not read with the rest.
CREATE TABLE pictures (
  paper TEXT PRIMARY KEY REFERENCES papers (id),
  address TEXT NOT NULL,
  attempts ${bigint} NOT NULL,
  tried ${bigint} NOT NULL,
  due ${bigint},
  reason TEXT NOT NULL,
  number ${bigint} NOT NULL,
  width ${bigint} NOT NULL,
  height ${bigint} NOT NULL,
  size ${bigint} NOT NULL,
  jpeg ${bytes}
)${strict};
CREATE INDEX papers_with_thumbnail ON papers (announced, id) WHERE thumbnail <> '';
INSERT INTO counters (name, value) VALUES ('pictures', 0);
