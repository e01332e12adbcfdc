-- Models on another server. The server may put another model under the same name, so each is known
-- by its vector of a fixed text.
CREATE TABLE embedding_models (
  number ${identity},
  name TEXT NOT NULL,
  probe ${bytes} NOT NULL,
  answered ${bigint} NOT NULL
)${strict};

-- Vectors of texts, by the digest of the text, so that each is asked for once.
CREATE TABLE embeddings (
  model ${bigint} NOT NULL REFERENCES embedding_models (number),
  digest TEXT NOT NULL,
  vector ${bytes} NOT NULL,
  PRIMARY KEY (model, digest)
)${strict};

-- Papers that were matched before their vectors came, and when, by which poll and whether as news:
-- they are matched again.
CREATE TABLE late_papers (
  paper TEXT PRIMARY KEY REFERENCES papers (id),
  poll ${bigint} NOT NULL,
  news ${bigint} NOT NULL,
  matched ${bigint} NOT NULL
)${strict};
