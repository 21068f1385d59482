package io.labelops.quality;

import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds flags against gold again whose truth has changed: whoever is not proven bad any more is not
 * flagged any more.
 */
@Service
public class FlagReview {

  private final BatchReader reader;
  private final GatePolicies policies;
  private final Ledger ledger;
  private final JdbcClient jdbc;

  FlagReview(BatchReader reader, GatePolicies policies, Ledger ledger, JdbcClient jdbc) {
    this.reader = reader;
    this.policies = policies;
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  /**
   * Weighs each flagged annotator who answered the item; answers how many flags were taken back.
   */
  @Transactional
  public int weighAgain(String datasetKey, long itemId) {
    return (int)
        jdbc
            .sql(
                """
                SELECT f.dataset_key, f.version, f.annotator_id, r.subject
                  FROM flagged_annotator f
                  JOIN gate_result r ON r.result_key = f.result_key
                 WHERE EXISTS (SELECT FROM annotation a
                                WHERE a.dataset_key = :dataset AND a.item_id = :item
                                  AND a.annotator_id = f.annotator_id)
                 ORDER BY f.dataset_key, f.version, f.annotator_id
                 FOR UPDATE OF f
                """)
            .param("dataset", datasetKey)
            .param("item", itemId)
            .query(Flag.class)
            .list()
            .stream()
            .filter(flag -> takenBack(flag, datasetKey, itemId))
            .count();
  }

  private boolean takenBack(Flag flag, String datasetKey, long itemId) {
    BatchSubject batch = reader.subject(flag.subject());
    BatchTerms terms = policies.current(BatchTerms.class, PolicyScope.of(batch.settings())).terms();
    List<AnnotatorGold> now =
        reader.pooledGold(batch, terms).stream()
            .filter(gold -> gold.annotatorId() == flag.annotatorId())
            .toList();
    if (now.stream().anyMatch(AnnotatorGold::flagged)) {
      return false;
    }
    jdbc.sql(
            """
            DELETE FROM flagged_annotator
             WHERE dataset_key = ? AND version = ? AND annotator_id = ?
            """)
        .params(flag.datasetKey(), flag.version(), flag.annotatorId())
        .update();
    ledger.record(
        new Decision(
            "unflag:%s:%d:%d:%s:%d"
                .formatted(
                    flag.datasetKey(), flag.version(), flag.annotatorId(), datasetKey, itemId),
            null,
            "labelops",
            "UNFLAG_ANNOTATOR",
            new DatasetVersionId(flag.datasetKey(), flag.version()),
            "annotator:" + flag.annotatorId(),
            "gold that spoke against them was corrected or retired",
            now));
    return true;
  }

  private record Flag(String datasetKey, int version, long annotatorId, String subject) {}
}
