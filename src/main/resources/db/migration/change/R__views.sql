-- Labels that wait to be made again, with what is known of their change.
CREATE OR REPLACE VIEW v_stale_label AS
SELECT s.change_id, c.guideline_key, c.published_version, s.annotation_id, s.dataset_key, s.version,
       s.item_id, s.exact
  FROM stale_label s JOIN guideline_change c ON c.id = s.change_id;
-- Doubtful items that have a final label of a batch opened after their change, that one or a later one,
-- and whether it is another class than most of the labels before.
CREATE OR REPLACE VIEW change_relabel_result AS
SELECT o.change_id, f.dataset_key, f.version, f.item_id, f.label,
       f.label <> (SELECT mode() WITHIN GROUP (ORDER BY n.label)
                     FROM annotation n JOIN batch earlier ON earlier.id = n.batch_id
                    WHERE n.dataset_key = f.dataset_key AND n.version = f.version
                      AND n.item_id = f.item_id AND earlier.number < o.first_batch) AS changed
  FROM (SELECT split_part(order_key, ':', 1) || ':' || split_part(order_key, ':', 2) AS change_id,
               dataset_key, version, first_batch, batches FROM relabel_order) o
  JOIN batch b ON b.dataset_key = o.dataset_key AND b.version = o.version
              AND b.number BETWEEN o.first_batch AND o.first_batch + o.batches - 1
  JOIN LATERAL (SELECT DISTINCT item_id FROM assignment WHERE batch_id = b.id) a ON TRUE
  JOIN final_label f ON f.dataset_key = o.dataset_key AND f.version = o.version
                    AND f.item_id = a.item_id
  JOIN batch l ON l.id = f.batch_id AND l.number >= b.number;
