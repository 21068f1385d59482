package io.labelops.dashboard;

import io.labelops.dashboard.Lineage.Annotation;
import io.labelops.dashboard.Lineage.Assignment;
import io.labelops.dashboard.Lineage.File;
import io.labelops.dashboard.Lineage.FinalLabel;
import io.labelops.dashboard.Lineage.Finding;
import io.labelops.dashboard.Lineage.Item;
import io.labelops.dashboard.Lineage.ReleasedIn;
import io.labelops.dashboard.Lineage.Review;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Puts an item's way together from what the modules publish. */
@Repository
class ItemLineage {

  private final JdbcClient jdbc;

  ItemLineage(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  Lineage of(String datasetKey, String itemKey) {
    Found found =
        jdbc.sql("SELECT item_id FROM v_item WHERE dataset_key = :dataset AND item_key = :item")
            .param("dataset", datasetKey)
            .param("item", itemKey)
            .query(Long.class)
            .optional()
            .map(id -> new Found(datasetKey, id))
            .orElseThrow(() -> new UnknownItem(datasetKey, itemKey));
    return new Lineage(
        datasetKey,
        item(found),
        list(found, Assignment.class, ASSIGNMENTS),
        list(found, Annotation.class, ANNOTATIONS),
        list(found, Review.class, REVIEWS),
        list(found, Finding.class, FINDINGS),
        list(found, FinalLabel.class, FINAL_LABELS),
        releases(found));
  }

  private Item item(Found found) {
    return query(found, "SELECT i.*, item_key AS item FROM v_item i WHERE item_id = :id")
        .query(Item.class)
        .single();
  }

  private List<ReleasedIn> releases(Found found) {
    List<File> files = list(found, File.class, FILES);
    return list(found, Verdict.class, VERDICTS).stream()
        .map(
            verdict ->
                new ReleasedIn(
                    verdict.version(),
                    verdict.verdict(),
                    verdict.decidedAt(),
                    files.stream().filter(file -> file.version() == verdict.version()).toList()))
        .toList();
  }

  private <T> List<T> list(Found found, Class<T> type, String sql) {
    return query(found, sql).query(type).list();
  }

  private JdbcClient.StatementSpec query(Found found, String sql) {
    return jdbc.sql(sql).param("dataset", found.datasetKey()).param("id", found.id());
  }

  private static final String ASSIGNMENTS =
      """
      SELECT a.version, a.batch_id, a.vendor_key, a.pass, a.round, a.state,
             p.pseudonym AS annotator, a.guideline_version
        FROM v_assignment a LEFT JOIN v_annotator p USING (annotator_id)
       WHERE a.dataset_key = :dataset AND a.item_id = :id
       ORDER BY a.version, a.batch_id, a.pass
      """;
  private static final String ANNOTATIONS =
      """
      SELECT a.version, a.batch_id, p.vendor_key, p.pseudonym AS annotator, a.pass, a.round,
             a.repeat, a.label, a.guideline_version, a.submission_id, a.seconds_spent,
             a.submitted_at, a.superseded_at
        FROM v_annotation a JOIN v_annotator p USING (annotator_id)
       WHERE a.dataset_key = :dataset AND a.item_id = :id
       ORDER BY a.annotation_id
      """;
  private static final String REVIEWS =
      """
      SELECT version, batch_id, round, kind, reason, state, verdict, label, rule_cited,
             guideline_silent, rationale, decided_at
        FROM v_review_item WHERE dataset_key = :dataset AND item_id = :id
       ORDER BY version, batch_id, round, kind
      """;
  private static final String FINDINGS =
      """
      SELECT version, audit_id, attempt, released_label, auditor_label, severity, note, found_at
        FROM v_audit_finding WHERE dataset_key = :dataset AND item_id = :id
       ORDER BY version, attempt
      """;
  private static final String FINAL_LABELS =
      """
      SELECT version, batch_id, label, origin, support, votes, decided_at
        FROM v_final_label WHERE dataset_key = :dataset AND item_id = :id ORDER BY version
      """;
  private static final String VERDICTS =
      """
      SELECT r.version, r.verdict, r.decided_at
        FROM v_release r JOIN v_final_label l USING (dataset_key, version)
       WHERE r.dataset_key = :dataset AND l.item_id = :id AND r.decided_at IS NOT NULL
       ORDER BY r.version
      """;
  private static final String FILES =
      """
      SELECT f.version, f.name, f.sha256, f.size
        FROM v_release_file f JOIN v_final_label l USING (dataset_key, version)
       WHERE f.dataset_key = :dataset AND l.item_id = :id
       ORDER BY f.version, f.name
      """;

  private record Found(String datasetKey, long id) {}

  record Verdict(int version, String verdict, Instant decidedAt) {}
}
