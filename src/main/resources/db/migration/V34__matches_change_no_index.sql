-- A match changes last_match alone, and silent_since only what people do. A large poll changes many
-- subscriptions, and each change of an indexed column would change every index of the row on
-- PostgreSQL. Silence is looked for once an hour, among all of them.
DROP INDEX subscriptions_by_silence;
