package io.labelops.change;

import io.labelops.annotation.BatchOpening;
import io.labelops.annotation.OpenedBatches;
import io.labelops.guideline.ChangeClass;
import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has doubtful labels made again, as far as their dataset versions are still labelled. */
@Service
public class FollowUps {

  private static final int SAMPLE = 50;

  private final ChangeRows rows;
  private final BatchOpening opening;
  private final JdbcClient jdbc;

  FollowUps(ChangeRows rows, BatchOpening opening, JdbcClient jdbc) {
    this.rows = rows;
    this.opening = opening;
    this.jdbc = jdbc;
  }

  /** The two parts of a sampled follow-up; the others have the first only. */
  public enum Part {
    FIRST,
    REST
  }

  /**
   * What was opened.
   *
   * @param closed versions with doubtful labels that are audited or over; only a next version of
   *     them can be labelled again
   * @param rest whether doubtful items are left for a person to decide on
   */
  public record FollowUp(int batches, int items, List<String> closed, boolean rest) {}

  /** Opens relabel batches by the change's strategy; a repeat opens nothing more. */
  @Transactional
  public FollowUp open(String id, Part part) {
    GuidelineChange change = rows.lock(id);
    if (change.publishedVersion() == null || change.changeClass() != ChangeClass.MAJOR) {
      return new FollowUp(0, 0, List.of(), false);
    }
    boolean sampled = change.strategy() == RelabelStrategy.SAMPLED && part == Part.FIRST;
    int batches = 0;
    int items = 0;
    boolean rest = false;
    List<String> closed = new ArrayList<>();
    for (DatasetVersionId dataset : touched(change)) {
      Set<Long> doubtful = doubtful(change, dataset, part, sampled ? SAMPLE : Integer.MAX_VALUE);
      if (doubtful.isEmpty()) {
        continue;
      }
      boolean open = isLabelled(dataset);
      OpenedBatches opened = opening.openAfterChange(dataset, order(id, part), doubtful);
      if (!open || opened.batches() == 0) {
        closed.add(dataset.toString());
      }
      note(id, part, dataset, opened, !open || opened.batches() == 0);
      batches += opened.batches();
      items += opened.items();
      rest |=
          sampled
              && opened.batches() > 0
              && doubtful(change, dataset, part, Integer.MAX_VALUE).size() > opened.items();
    }
    return new FollowUp(batches, items, List.copyOf(closed), rest);
  }

  /** How many sampled items are labelled again, and how many of them came out otherwise. */
  @Transactional(readOnly = true)
  public Progress progress(String id) {
    return jdbc.sql(
            """
            SELECT coalesce(sum(r.items), 0) AS ordered,
                   (SELECT count(*) FROM change_relabel_result x WHERE x.change_id = :id) AS settled,
                   (SELECT count(*) FROM change_relabel_result x
                     WHERE x.change_id = :id AND x.changed) AS changed
              FROM change_relabel r WHERE r.change_id = :id
            """)
        .param("id", id)
        .query(Progress.class)
        .single();
  }

  /**
   * How far relabeling is.
   *
   * @param changed items whose new final label is another class than most of their doubtful labels
   */
  public record Progress(long ordered, long settled, long changed) {}

  private List<DatasetVersionId> touched(GuidelineChange change) {
    return jdbc.sql(
            """
            SELECT DISTINCT n.dataset_key, n.version
              FROM annotation n JOIN dataset d ON d.key = n.dataset_key
             WHERE d.guideline_key = :guideline AND d.mode = 'LIVE'
               AND (:all OR EXISTS (SELECT FROM stale_label s
                                     WHERE s.change_id = :id AND s.dataset_key = n.dataset_key
                                       AND s.version = n.version))
             ORDER BY 1, 2
            """)
        .param("guideline", change.guidelineKey())
        .param("all", change.strategy() == RelabelStrategy.ALL)
        .param("id", change.id())
        .query((row, _) -> new DatasetVersionId(row.getString(1), row.getInt(2)))
        .list();
  }

  // What another part of the follow-up has ordered is left out. A renamed class needs nobody,
  // except where its old and new labels would be counted as votes of
  // one batch.
  private Set<Long> doubtful(
      GuidelineChange change, DatasetVersionId dataset, Part part, int most) {
    return jdbc.sql(
            """
            SELECT n.item_id FROM annotation n
              JOIN batch b ON b.id = n.batch_id
              LEFT JOIN stale_label s ON s.change_id = :id AND s.annotation_id = n.id
             WHERE n.dataset_key = :dataset AND n.version = :version AND n.superseded_at IS NULL
               AND (b.kind <> 'PILOT' OR b.counted_at IS NOT NULL)
               AND split_part(n.guideline_version, '.', 1)::int
                   < split_part(:published, '.', 1)::int
               AND (:all OR s.annotation_id IS NOT NULL
                            AND (NOT s.exact OR b.state IN ('LABELING','SUBMITTED')))
               AND NOT EXISTS (
                 SELECT FROM relabel_order o
                   JOIN batch r ON r.dataset_key = o.dataset_key AND r.version = o.version
                               AND r.number BETWEEN o.first_batch AND o.first_batch + o.batches - 1
                   JOIN assignment a ON a.batch_id = r.id AND a.item_id = n.item_id
                  WHERE o.dataset_key = :dataset AND o.version = :version
                    AND o.order_key LIKE :id || ':%' AND o.order_key <> :order)
             GROUP BY n.item_id ORDER BY md5(:id || n.item_id) LIMIT :most
            """)
        .param("id", change.id())
        .param("published", change.publishedVersion())
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("all", change.strategy() == RelabelStrategy.ALL)
        .param("order", order(change.id(), part))
        .param("most", most)
        .query(Long.class)
        .set();
  }

  private static String order(String id, Part part) {
    return id + ":" + part;
  }

  private boolean isLabelled(DatasetVersionId dataset) {
    return jdbc.sql(
            """
            SELECT stage IN ('LABELING','RELABELING') FROM dataset_version
             WHERE dataset_key = :dataset AND version = :version
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .query(Boolean.class)
        .single();
  }

  private void note(
      String id, Part part, DatasetVersionId dataset, OpenedBatches opened, boolean closed) {
    jdbc.sql(
            """
            INSERT INTO change_relabel VALUES (:id, :part, :dataset, :version, :batches, :items, :closed)
            ON CONFLICT DO NOTHING
            """)
        .param("id", id)
        .param("part", part.name())
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("batches", opened.batches())
        .param("items", opened.items())
        .param("closed", closed)
        .update();
  }
}
