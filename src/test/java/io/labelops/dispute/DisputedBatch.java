package io.labelops.dispute;

import io.labelops.LabeledData;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A batch with one item that reviewer-1 corrected and one that stands, returned by its fault. */
public final class DisputedBatch {

  private DisputedBatch() {}

  /** Writes the batch of a dataset and vendor of this key and returns its id. */
  public static String create(JdbcClient jdbc, String key) {
    LabeledData data = LabeledData.of(jdbc, key, "LIVE");
    String batch = data.batch(1, "ACCEPTED");
    for (String item : new String[] {"right", "wrong"}) {
      data.label(batch, item, "a0", "cat");
      data.label(batch, item, "a1", "cat");
      data.finalLabel(batch, item, item.equals("right") ? "cat" : "dog");
    }
    data.update(
        "UPDATE final_label SET origin = 'REVIEW' WHERE label = 'dog' AND batch_id = ?", batch);
    data.update("UPDATE batch SET returned_fault = NULL, round = 1 WHERE id = ?", batch);
    data.update(
        """
        INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes,
                                 contested, state, verdict, label, rationale, decided_by, decided_at,
                                 closed_at)
        VALUES (?, 1, ?, 1, ?, 'REVIEW', 'LOW_SUPPORT', '{"cat": 2}', '{cat}', 'DECIDED', 'CORRECTED',
                'dog', 'It barks', 'reviewer-1', '2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z')
        """,
        batch,
        key,
        data.item("wrong"));
    return batch;
  }

  /** Returns the batch by the labeler's fault, as reviewer-1 decided. */
  public static void returned(JdbcClient jdbc, String batch) {
    jdbc.sql("UPDATE batch SET returned_fault = 'LABELER', round = 2 WHERE id = ?")
        .param(batch)
        .update();
    jdbc.sql(
            """
            INSERT INTO decision (decision_key, decided_at, actor, action, subject, reason, detail)
            VALUES ('record:' || :batch, '2026-03-02T09:00:00Z', 'reviewer-1', 'REVIEW_BATCH', :batch,
                    'too many wrong', '{"result": {"reviewOutcome": "REWORK", "fault": "LABELER"}}')
            """)
        .param("batch", batch)
        .update();
  }
}
