package io.labelops.quality.model;

import io.labelops.shared.CopyOut;
import io.labelops.shared.DatasetVersionId;

/** The label that each item has now: its final one, else what most of its labels say. */
final class LabelsOfItems {

  private LabelsOfItems() {}

  /** Returns the query of item_id and label; a tie is no label. */
  static String query(DatasetVersionId id) {
    return """
        SELECT item_id, label FROM final_label WHERE dataset_key = %1$s AND version = %2$d
        UNION ALL
        SELECT item_id, label
          FROM (SELECT a.item_id, a.label,
                       rank() OVER (PARTITION BY a.item_id ORDER BY count(*) DESC) AS place,
                       count(*) OVER (PARTITION BY a.item_id, count(*)) AS tied
                  FROM annotation a
                  JOIN batch b ON b.id = a.batch_id AND b.state IN ('CREATED','LABELING','SUBMITTED')
                 WHERE a.dataset_key = %1$s AND a.version = %2$d AND a.superseded_at IS NULL
                   AND NOT EXISTS (SELECT FROM final_label f
                                    WHERE f.dataset_key = a.dataset_key AND f.version = a.version
                                      AND f.item_id = a.item_id)
                 GROUP BY a.item_id, a.label) votes
         WHERE place = 1 AND tied = 1
        """
        .formatted(CopyOut.literal(id.datasetKey()), id.version());
  }
}
