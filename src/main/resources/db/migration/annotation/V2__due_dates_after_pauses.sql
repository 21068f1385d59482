-- A pause also moves the due date when it began after the first one, but before the date earlier pauses
-- had moved it to.
CREATE OR REPLACE VIEW v_batch AS
SELECT b.id AS batch_id, b.dataset_key, b.version, b.number, b.wave, b.kind, b.vendor_key, b.state,
       b.state_since, b.round, b.attempt, b.available_at,
       b.due_at + (SELECT coalesce(sum(p.lasted) FILTER (WHERE p.began < b.due_at + p.earlier), interval '0')
                     FROM (SELECT from_at AS began, lasted,
                                  coalesce(sum(lasted) OVER (ORDER BY from_at
                                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), interval '0') AS earlier
                             FROM dataset_pause d
                            CROSS JOIN LATERAL (
                              SELECT d.until_at - greatest(d.from_at, b.clock_from) AS lasted) span
                            WHERE d.dataset_key = b.dataset_key AND d.version = b.version
                              AND d.until_at > b.clock_from) p) AS due_at,
       b.reminded_at, b.breached_at,
       b.submitted_at, b.settled_at, b.settled_reason, b.returned_fault, b.edited, b.process_instance,
       s.items, s.slots, s.slots_open, s.slots_leased, s.slots_done, s.slots_closed
  FROM batch b
 CROSS JOIN LATERAL (
    SELECT count(DISTINCT a.item_id) AS items, count(*) AS slots,
           count(*) FILTER (WHERE a.state = 'OPEN') AS slots_open,
           count(*) FILTER (WHERE a.state = 'LEASED') AS slots_leased,
           count(*) FILTER (WHERE a.state = 'DONE') AS slots_done,
           count(*) FILTER (WHERE a.state = 'CLOSED') AS slots_closed
      FROM assignment a WHERE a.batch_id = b.id) s;
