-- What the people of a channel think of papers: 1 for more like it, -1 for less; one vote a person
-- and paper, by the ID of the person on the platform.
CREATE TABLE votes (
  channel ${bigint} NOT NULL REFERENCES channels (number),
  paper TEXT NOT NULL REFERENCES papers (id),
  person TEXT NOT NULL,
  value ${bigint} NOT NULL CHECK (value IN (-1, 1)),
  at ${bigint} NOT NULL,
  PRIMARY KEY (channel, paper, person)
)${strict};
