-- What pages read of a dataset version.
CREATE OR REPLACE VIEW v_dataset_version AS
SELECT v.dataset_key, v.version, d.title, d.program_key, p.title AS program_title, p.time_zone,
       p.currency, d.task_type, d.modality, d.guideline_key, d.mode, d.labels_per_item, d.sensitive,
       d.purpose, d.needed_by, v.stage, v.stage_since, v.requester, v.process_instance, v.paused_at,
       v.pause_reason, v.items_complete_at, v.created_at, v.revision
  FROM dataset_version v
  JOIN dataset d ON d.key = v.dataset_key
  JOIN program p ON p.key = d.program_key;
-- When work on a dataset version stood still.
CREATE OR REPLACE VIEW v_pause AS
SELECT dataset_key, version, from_at, until_at, reason, actor FROM dataset_pause;
-- Seconds of Monday to Friday since 2001-01-01, a Monday, until a local time; clocks change on Sundays.
CREATE OR REPLACE FUNCTION business_seconds(at timestamp) RETURNS double precision
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT 432000.0 * (days / 7) + 86400.0 * least(days % 7, 5)
       + CASE WHEN days % 7 < 5 THEN extract(epoch FROM at - date_trunc('day', at)) ELSE 0 END
  FROM (SELECT at::date - DATE '2001-01-01') since(days) $$;
-- Hours of Monday to Friday between two instants in a time zone.
CREATE OR REPLACE FUNCTION business_hours(from_at timestamptz, until_at timestamptz, zone text)
  RETURNS double precision LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
SELECT (business_seconds(until_at AT TIME ZONE zone) - business_seconds(from_at AT TIME ZONE zone)) / 3600 $$;
