-- What pages read of a dataset version.
CREATE OR REPLACE VIEW v_dataset_version AS
SELECT v.dataset_key, v.version, d.title, d.program_key, p.title AS program_title, p.time_zone,
       p.currency, d.task_type, d.modality, d.guideline_key, d.mode, d.labels_per_item, d.sensitive,
       d.purpose, d.needed_by, v.stage, v.stage_since, v.requester, v.process_instance, v.paused_at,
       v.pause_reason, v.items_complete_at, v.created_at
  FROM dataset_version v
  JOIN dataset d ON d.key = v.dataset_key
  JOIN program p ON p.key = d.program_key;
