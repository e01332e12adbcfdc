-- How far a move of another database into this one has come: the source as it was when the move began,
-- the rows copied of each table, and their fingerprint. It has rows only until the move is complete.
CREATE TABLE move_progress (
  table_name TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  copied ${bigint} NOT NULL,
  fingerprint ${bytes} NOT NULL
)${strict};

-- Buttons are removed when no message with them was made for a long time.
CREATE INDEX buttons_by_creation ON buttons (created);
