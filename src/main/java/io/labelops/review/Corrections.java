package io.labelops.review;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what reviewers corrected, and knows who labelled what they corrected. */
@Service
public class Corrections {

  private final JdbcClient jdbc;
  private final Clock clock;

  Corrections(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Lets the votes decide the item again.
   *
   * <p>A label that is final already stays, for an audited lot never changes; the next version can
   * have another.
   */
  @Transactional
  public void overturn(String batchId, long itemId) {
    jdbc.sql(
            """
            UPDATE review_item SET overturned_at = :now
             WHERE batch_id = :batch AND item_id = :item AND verdict = 'CORRECTED'
               AND closed_at IS NOT NULL AND overturned_at IS NULL
            """)
        .param("now", OffsetDateTime.now(clock))
        .param("batch", batchId)
        .param("item", itemId)
        .update();
  }

  /** Whether one of staff labelled the item, or anything in the batch where no item is named. */
  public boolean labelled(String username, String batchId, @Nullable Long itemId) {
    return jdbc.sql(
            """
            SELECT EXISTS (
              SELECT FROM staff_annotator s JOIN annotation n ON n.annotator_id = s.annotator_id
               WHERE s.username = :username
                 AND CASE WHEN :item::bigint IS NULL THEN n.batch_id = :batch
                          ELSE n.item_id = :item END)
            """)
        .param("username", username)
        .param("batch", batchId)
        .param("item", itemId, Types.BIGINT)
        .query(Boolean.class)
        .single();
  }
}
