-- The topics that subscriptions and mutes ask for: their vectors, and the closeness from which on a
-- paper is about them by a model, today and on the days before. Examples and thresholds are lists as JSON.
CREATE TABLE topics (
  model TEXT NOT NULL,
  text TEXT NOT NULL,
  per_week ${bigint} NOT NULL,
  liked TEXT NOT NULL,
  unliked TEXT NOT NULL,
  day TEXT NOT NULL,
  thresholds TEXT NOT NULL,
  vector ${bytes} NOT NULL,
  PRIMARY KEY (model, text, per_week, liked, unliked)
)${strict};
