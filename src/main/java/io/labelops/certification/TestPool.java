package io.labelops.certification;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws the items of tests from active gold. */
@Component
class TestPool {

  private final JdbcClient jdbc;

  TestPool(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An item with its right label. */
  record Drawn(long itemId, String label) {}

  /**
   * Draws from the gold of live datasets that is active under a major of the guideline: nothing the
   * annotator met in an earlier test, labelled, or could meet in a batch that their vendor has now.
   * What no colleague was tested on comes first, else in a seeded order; after a major version what
   * it touched comes before all.
   *
   * @param before the major whose certificate is to be kept; the same as {@code major} otherwise
   */
  List<Drawn> draw(Certification certification, int before, int major, int count, long seed) {
    return jdbc.sql(
            """
            WITH touched AS (
              SELECT DISTINCT unnest(affected_classes) AS code FROM guideline_version
               WHERE guideline_key = :guideline
                 AND split_part(version, '.', 1)::int > :before
                 AND split_part(version, '.', 1)::int <= :major)
            SELECT g.item_id, g.label
              FROM gold_item g JOIN dataset d ON d.key = g.dataset_key
             WHERE d.mode = 'LIVE' AND d.task_type = :task AND d.guideline_key = :guideline
               AND d.language = :language AND g.state = 'ACTIVE'
               AND :major BETWEEN g.major_from AND g.major_to
               AND NOT EXISTS (SELECT FROM item_bar x
                                WHERE x.annotator_id = :annotator AND x.item_id = g.item_id)
               AND NOT EXISTS (
                 SELECT FROM dataset_version v
                   JOIN annotation n ON n.dataset_key = v.dataset_key AND n.version = v.version
                                    AND n.item_id = g.item_id AND n.annotator_id = :annotator
                  WHERE v.dataset_key = g.dataset_key)
               AND NOT EXISTS (
                 SELECT FROM assignment s JOIN batch b ON b.id = s.batch_id
                  WHERE s.item_id = g.item_id AND b.vendor_key = :vendor
                    AND b.state IN ('CREATED','LABELING','SUBMITTED'))
             ORDER BY g.label IN (SELECT code FROM touched) DESC, g.major_from > :before DESC,
                      EXISTS (SELECT FROM item_bar y JOIN annotator w ON w.id = y.annotator_id
                               WHERE y.item_id = g.item_id AND y.reason = 'TESTED'
                                 AND w.vendor_key = :vendor),
                      md5(:seed || ':' || g.item_id), g.item_id
             LIMIT :count
            """)
        .param("guideline", certification.guidelineKey())
        .param("before", before)
        .param("major", major)
        .param("task", certification.taskType().name())
        .param("language", certification.language())
        .param("annotator", certification.annotatorId())
        .param("vendor", certification.vendorKey())
        .param("seed", String.valueOf(seed))
        .param("count", count)
        .query(Drawn.class)
        .list();
  }
}
