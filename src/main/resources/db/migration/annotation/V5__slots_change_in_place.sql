-- No index of assignment holds or asks for a column that changes, and pages have room for the next version
-- of a row: so a claim and a delivery change a slot in place, and no index is touched.
DROP INDEX assignment_open_idx;
DROP INDEX assignment_item_annotator_idx;
CREATE INDEX assignment_item_idx ON assignment (item_id);
ALTER TABLE assignment SET (fillfactor = 50);
