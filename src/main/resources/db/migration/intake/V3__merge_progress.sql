-- When the rows of a part became items, told while the merge of the whole import still goes on.
ALTER TABLE item_import_part ADD COLUMN merged_at TIMESTAMPTZ;
