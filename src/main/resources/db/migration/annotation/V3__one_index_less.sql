-- The unique constraint on (dataset_key, version, item_id, annotator_id, repeat) begins with the same columns.
DROP INDEX annotation_dataset_item_idx;
