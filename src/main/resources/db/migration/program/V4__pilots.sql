-- The pilot a dataset asks for, all null where it asks for none.
ALTER TABLE dataset
  ADD COLUMN pilot_items INT CHECK (pilot_items BETWEEN 10 AND 1000),
  ADD COLUMN pilot_annotators_per_item INT CHECK (pilot_annotators_per_item BETWEEN 2 AND 20),
  ADD COLUMN pilot_max_rounds INT CHECK (pilot_max_rounds BETWEEN 1 AND 10),
  ADD CONSTRAINT dataset_pilot_check CHECK (num_nulls(pilot_items, pilot_annotators_per_item, pilot_max_rounds) IN (0, 3)
                                            AND (pilot_items IS NULL OR mode = 'LIVE'));
ALTER TABLE dataset_version
  DROP CONSTRAINT dataset_version_stage_check,
  ADD CONSTRAINT dataset_version_stage_check CHECK (stage IN
    ('REQUESTED','INTAKE','PILOT','LABELING','AUDIT','RELABELING','RELEASE','RELEASED','FAILED','CANCELLED'));
