-- The rounds of pilots with what their gate measured, and what production would take by them.
CREATE OR REPLACE VIEW v_pilot_round AS
SELECT p.dataset_key, p.version, p.round, p.items, p.annotators_per_item, p.guideline_version, p.opened_at,
       p.decision, p.decided_by, p.decided_at, p.reason, p.counted, g.outcome, g.reason AS gate_reason,
       g.policy_version, g.decided_at AS gate_at, g.checks,
       (g.detail ->> 'moreItems')::int AS more_items,
       (g.detail -> 'estimate' ->> 'items')::bigint AS estimated_items,
       (g.detail -> 'estimate' ->> 'labels')::bigint AS estimated_labels,
       (g.detail -> 'estimate' ->> 'hoursP50')::double precision AS hours_p50,
       (g.detail -> 'estimate' ->> 'hoursP80')::double precision AS hours_p80,
       (g.detail -> 'estimate' ->> 'costP50')::numeric AS cost_p50,
       (g.detail -> 'estimate' ->> 'costP80')::numeric AS cost_p80,
       g.detail -> 'estimate' ->> 'currency' AS currency,
       g.detail -> 'confusions' AS confusions, g.detail -> 'disagreements' AS disagreements
  FROM pilot_round p
  LEFT JOIN gate_result g ON g.gate = 'PILOT'
        AND g.result_key = 'pilot:' || p.dataset_key || ':' || p.version || ':' || p.round;
