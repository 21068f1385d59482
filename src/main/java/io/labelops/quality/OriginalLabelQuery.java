package io.labelops.quality;

import io.labelops.shared.CopyOut;
import io.labelops.shared.DatasetVersionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The rows of v_original_label by ranges of items, written so that a row costs as little as can be.
 *
 * <p>The view's joins are sets here, of what is left out, which are small or empty; versions of the
 * guideline come as they are.
 */
record OriginalLabelQuery(DatasetVersionId id) {

  String labels(long from, long until) {
    return """
        SELECT item_id, annotator_id, repeat, label, guideline_version
          FROM annotation
         WHERE dataset_key = %1$s AND version = %2$d AND item_id >= %3$d AND item_id < %4$d
           AND round = 1
           AND batch_id NOT IN (SELECT id FROM batch
                                 WHERE dataset_key = %1$s AND version = %2$d AND kind <> 'PRODUCTION'
                                   AND counted_at IS NULL)
           AND item_id NOT IN (SELECT item_id FROM v_planted_gold
                                WHERE dataset_key = %1$s AND from_version <= %2$d)
           AND (batch_id, item_id, pass) NOT IN (
                 SELECT s.batch_id, s.item_id, s.pass
                   FROM assignment s JOIN batch b ON b.id = s.batch_id
                  WHERE s.overlap_round IS NOT NULL
                    AND b.dataset_key = %1$s AND b.version = %2$d)
        """
        .formatted(CopyOut.literal(id.datasetKey()), id.version(), from, until);
  }

  /** Finds the first item with a label from an id on. */
  OptionalLong firstItemFrom(Connection connection, long from) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT item_id FROM annotation
             WHERE dataset_key = ? AND version = ? AND item_id >= ?
             ORDER BY item_id LIMIT 1
            """)) {
      statement.setString(1, id.datasetKey());
      statement.setInt(2, id.version());
      statement.setLong(3, from);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}
