package io.labelops.quality.model;

import io.labelops.measure.feedback.ClassThresholds;
import io.labelops.shared.CopyOut;
import io.labelops.shared.DatasetVersionId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Predicted probabilities beside the labels that items have, streamed from PostgreSQL.
 *
 * <p>A settled item has its final label, another one what most of its current labels say. Gold is
 * left out, and items without a label, or with one that is no class any more, have none (-1).
 */
@Repository
class LabelledPredictions {

  private final JdbcTemplate jdbc;

  LabelledPredictions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Gets an item with the number of its label's class and the probability of each class. */
  @FunctionalInterface
  interface Visitor {
    void visit(long itemId, int label, double[] chances);
  }

  /** Hands over each item of an upload that has a label. */
  void forEach(DatasetVersionId id, PredictionUpload upload, Visitor visitor) {
    CopyOut.forEach(
        jdbc,
        select(id, upload),
        row -> visitor.visit(row.number(0), (int) row.number(1) - 1, row.decimals(2)));
  }

  /** Collects the model's thresholds. */
  ClassThresholds thresholds(DatasetVersionId id, PredictionUpload upload) {
    var thresholds = new ClassThresholds(upload.classes().size());
    forEach(id, upload, (_, label, chances) -> thresholds.add(label, chances));
    return thresholds;
  }

  private static String select(DatasetVersionId id, PredictionUpload upload) {
    return """
        SELECT p.item_id, array_position(u.classes, g.label) AS class, p.chances
          FROM prediction p
          JOIN prediction_upload u ON u.id = p.upload
          JOIN (%3$s) g ON g.item_id = p.item_id
         WHERE p.upload = %4$d AND p.chances IS NOT NULL AND g.label = ANY (u.classes)
           AND p.item_id NOT IN (SELECT item_id FROM v_planted_gold
                                  WHERE dataset_key = %1$s AND from_version <= %2$d)
        """
        .formatted(
            CopyOut.literal(id.datasetKey()), id.version(), LabelsOfItems.query(id), upload.id());
  }
}
