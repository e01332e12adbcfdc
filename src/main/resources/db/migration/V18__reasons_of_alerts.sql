-- Why an alert is held, muted or failed: a code and its parameters. Older versions wrote sentences.
ALTER TABLE alerts RENAME COLUMN reason TO reason_text;
ALTER TABLE alerts ADD COLUMN reason TEXT NOT NULL DEFAULT 'NONE';
ALTER TABLE alerts ADD COLUMN reason_number ${bigint} NOT NULL DEFAULT 0;

UPDATE alerts SET reason = 'REFUSED' WHERE state = 'FAILED';

UPDATE alerts SET reason = 'POLL_CAP', reason_text = '', reason_number = CAST(
  replace(replace(reason_text, 'over the channel''s cap of ', ''), ' papers a poll', '')
  AS ${bigint})
WHERE reason = 'NONE' AND reason_text LIKE 'over the channel''s cap of % papers a poll';

UPDATE alerts SET reason = 'DAY_CAP', reason_text = '', reason_number = CAST(
  replace(replace(reason_text, 'over the channel''s cap of ', ''), ' papers a day', '')
  AS ${bigint})
WHERE reason = 'NONE' AND reason_text LIKE 'over the channel''s cap of % papers a day';

UPDATE alerts SET reason = 'SUBSCRIPTION_CAP', reason_text = ''
WHERE reason = 'NONE' AND reason_text = 'over the subscription''s maximum of papers a poll';

UPDATE alerts SET reason = 'DIGEST_FULL', reason_text = '', reason_number = CAST(
  replace(replace(reason_text, 'beyond the ', ''), ' of the digest', '') AS ${bigint})
WHERE reason = 'NONE' AND reason_text LIKE 'beyond the % of the digest';

UPDATE alerts SET reason = 'SUSPENDED', reason_text = ''
WHERE reason = 'NONE' AND reason_text = 'found while nothing could be posted here';

UPDATE alerts SET reason = 'FLOOD', reason_number = flood,
  reason_text = (SELECT feed FROM floods WHERE floods.number = alerts.flood)
WHERE reason = 'NONE' AND flood IS NOT NULL
  AND reason_text LIKE 'one of unusually many that % announced at once (flood %)';

UPDATE alerts SET reason = 'TAKEN_BACK', reason_text = ''
WHERE reason = 'NONE' AND reason_text = 'asked for, and taken back';

-- "muted: “words” (#7)": the number is what the digits before the last parenthesis are.
UPDATE alerts SET reason = 'MUTED',
  reason_number = CAST(
    substr(rtrim(reason_text, ')'), length(rtrim(rtrim(reason_text, ')'), '0123456789')) + 1)
    AS ${bigint}),
  reason_text = substr(reason_text, 8, length(rtrim(rtrim(reason_text, ')'), '0123456789')) - 10)
WHERE reason = 'NONE' AND reason_text LIKE 'muted: “%” (#%)';

UPDATE alerts SET reason = 'OTHER' WHERE reason = 'NONE' AND reason_text <> '';
