-- The figures of the first verdicts again, with what was overturned taken back: a correction that does
-- not hold edited nothing, and a return has the fault the second reviewer named. A unit of a pilot that counts had
-- its first verdict there, unless it was labelled afresh.
CREATE OR REPLACE VIEW v_first_verdict AS
SELECT dataset_key, version, count(*) AS units,
       count(*) FILTER (WHERE state = 'ACCEPTED' AND round = 1 AND NOT corrected) AS first_pass,
       count(*) FILTER (WHERE returned AND returned_fault = 'LABELER') AS returned_labeler,
       count(*) FILTER (WHERE returned AND returned_fault <> 'LABELER') AS returned_other
FROM (
  SELECT DISTINCT ON (b.dataset_key, b.version, s.item_id)
         b.dataset_key, b.version, b.state, b.round,
         coalesce(overturned.fault, b.returned_fault) AS returned_fault,
         b.state = 'REJECTED' OR b.round > 1 AS returned,
         coalesce(f.origin = 'REVIEW', FALSE)
           AND NOT EXISTS (SELECT FROM dispute d
                            WHERE d.batch_id = b.id AND d.item_id = s.item_id
                              AND d.kind = 'CORRECTION' AND d.outcome = 'OVERTURNED') AS corrected
  FROM batch b
  JOIN assignment s ON s.batch_id = b.id
  LEFT JOIN dispute overturned ON overturned.verdict_key = 'return:' || b.id
                              AND overturned.outcome = 'OVERTURNED'
  LEFT JOIN final_label f ON f.dataset_key = b.dataset_key AND f.version = b.version
                         AND f.item_id = s.item_id
  WHERE (b.kind = 'PRODUCTION' OR b.counted_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM v_planted_gold g
                     WHERE g.dataset_key = b.dataset_key AND g.item_id = s.item_id
                       AND g.from_version <= b.version)
  ORDER BY b.dataset_key, b.version, s.item_id, b.kind = 'PILOT', b.number) unit
WHERE state IN ('ACCEPTED', 'REJECTED') OR round > 1
GROUP BY dataset_key, version;
