package io.labelops.gold;

import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.GuidelinePublished;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.DatasetVersions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Suspends gold in the transaction that publishes a major version of its guideline: a moment later
 * good annotators would fail on labels that are right by the new rule.
 */
@Service
class GoldSuspension {

  private final GoldLife life;
  private final GoldSetRows rows;
  private final DatasetVersions versions;
  private final Ledger ledger;
  private final JdbcClient jdbc;

  GoldSuspension(
      GoldLife life, GoldSetRows rows, DatasetVersions versions, Ledger ledger, JdbcClient jdbc) {
    this.life = life;
    this.rows = rows;
    this.versions = versions;
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  @EventListener
  void on(GuidelinePublished published) {
    if (published.changeClass() == ChangeClass.MAJOR) {
      datasets(published.guidelineKey()).forEach(dataset -> suspend(dataset, published));
    }
  }

  /** What the change leaves alone goes on counting under the new major. */
  private void suspend(String datasetKey, GuidelinePublished published) {
    rows.lock(datasetKey);
    int major = Integer.parseInt(published.version().split("\\.")[0]);
    List<Long> affected = items(datasetKey, published.classes());
    jdbc.sql(
            """
            UPDATE gold_item
               SET major_to = CASE WHEN item_id = ANY (:affected::bigint[])
                                   THEN least(major_to, :major - 1)
                                   ELSE greatest(major_to, :major) END
             WHERE dataset_key = :dataset AND state IN ('ACTIVE', 'CHALLENGED')
            """)
        .param("affected", affected.toArray(Long[]::new))
        .param("major", major)
        .param("dataset", datasetKey)
        .update();
    int suspended =
        life.move(
            datasetKey,
            affected,
            Set.of(GoldState.ACTIVE),
            GoldMove.to(
                GoldState.SUSPENDED,
                "labelops",
                "guideline %s %s is published"
                    .formatted(published.guidelineKey(), published.version())));
    if (suspended > 0) {
      ledger.record(
          new Decision(
              "suspend-gold:%s:%s".formatted(datasetKey, published.version()),
              null,
              "labelops",
              "SUSPEND_GOLD",
              versions.newest(datasetKey).id(),
              datasetKey,
              "guideline %s is at %s".formatted(published.guidelineKey(), published.version()),
              Map.of("items", suspended, "classes", published.classes())));
    }
  }

  private List<String> datasets(String guidelineKey) {
    return jdbc.sql(
            """
            SELECT d.key FROM dataset d
             WHERE d.guideline_key = ?
               AND EXISTS (SELECT FROM gold_item g WHERE g.dataset_key = d.key)
             ORDER BY d.key
            """)
        .param(guidelineKey)
        .query(String.class)
        .list();
  }

  private List<Long> items(String datasetKey, Set<String> classes) {
    return jdbc.sql(
            """
            SELECT item_id FROM gold_item
             WHERE dataset_key = :dataset AND state IN ('ACTIVE', 'CHALLENGED')
               AND (cardinality(:classes::text[]) = 0 OR label = ANY (:classes))
            """)
        .param("dataset", datasetKey)
        .param("classes", classes.toArray(String[]::new))
        .query(Long.class)
        .list();
  }
}
