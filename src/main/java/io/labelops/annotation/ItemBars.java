package io.labelops.annotation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps annotators from items they know the answer of: what they hold of them is given back. */
@Service
public class ItemBars {

  private final JdbcClient jdbc;
  private final Clock clock;

  ItemBars(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Where an annotator knows the answer from. */
  public enum Reason {
    /** They decided the item as staff. */
    DECIDED,
    /** It was in a test of theirs. */
    TESTED
  }

  /** Bars annotators from items for good; a repeat changes nothing. */
  @Transactional
  public void bar(Collection<Long> annotators, Collection<Long> items, Reason reason) {
    if (annotators.isEmpty() || items.isEmpty()) {
      return;
    }
    Long[] who = annotators.toArray(Long[]::new);
    Long[] what = items.toArray(Long[]::new);
    jdbc.sql(
            """
            INSERT INTO item_bar (annotator_id, item_id, reason, barred_at)
            SELECT w, i, :reason, :now
              FROM unnest(:who::bigint[]) w CROSS JOIN unnest(:what::bigint[]) i
            ON CONFLICT DO NOTHING
            """)
        .param("who", who)
        .param("what", what)
        .param("reason", reason.name())
        .param("now", OffsetDateTime.now(clock))
        .update();
    jdbc.sql(
            """
            UPDATE assignment
               SET state = 'OPEN', annotator_id = NULL, leased_until = NULL,
                   guideline_version = NULL, repeat = 1
             WHERE item_id = ANY (:what::bigint[]) AND annotator_id = ANY (:who::bigint[])
               AND state = 'LEASED'
            """)
        .param("who", who)
        .param("what", what)
        .update();
  }
}
