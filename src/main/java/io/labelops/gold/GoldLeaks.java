package io.labelops.gold;

import io.labelops.program.Datasets;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds what gives gold away: items that are the same as others, and gold that does not look like
 * the work around it.
 */
@Service
class GoldLeaks {

  private static final int MOST_ROWS = 100;
  private static final double RARE = 0.01;

  private final Datasets datasets;
  private final JdbcClient jdbc;

  GoldLeaks(Datasets datasets, JdbcClient jdbc) {
    this.datasets = datasets;
    this.jdbc = jdbc;
  }

  Leakage of(String datasetKey) {
    String program = datasets.require(datasetKey).programKey();
    List<Duplicate> duplicates =
        jdbc.sql(
                """
                SELECT i.key AS item, o.dataset_key AS other_dataset, o.key AS other_item
                  FROM gold_item g
                  JOIN item i ON i.id = g.item_id
                  JOIN dataset d ON d.program_key = :program
                  JOIN item o ON o.dataset_key = d.key AND o.payload_hash = i.payload_hash
                             AND o.id <> i.id
                 WHERE g.dataset_key = :dataset AND g.state IN ('ACTIVE', 'CHALLENGED', 'SUSPENDED')
                 ORDER BY i.key COLLATE "C", o.dataset_key, o.key COLLATE "C" LIMIT :most
                """)
            .param("program", program)
            .param("dataset", datasetKey)
            .param("most", MOST_ROWS)
            .query(Duplicate.class)
            .list();
    return new Leakage(
        gold(datasetKey),
        (int) duplicates.stream().map(Duplicate::item).distinct().count(),
        duplicates,
        tells(datasetKey));
  }

  private int gold(String datasetKey) {
    return jdbc.sql(
            """
            SELECT count(*) FROM gold_item
             WHERE dataset_key = ? AND state IN ('ACTIVE', 'CHALLENGED', 'SUSPENDED')
            """)
        .param(datasetKey)
        .query(Integer.class)
        .single();
  }

  /** Gold whose key, payload fields or labels asked for have a form that is rare among the work. */
  private List<Tell> tells(String datasetKey) {
    return jdbc.sql(
            """
            WITH form AS (
              SELECT i.id, i.key, g.item_id IS NOT NULL AS gold, f.what, f.form
                FROM item i
                LEFT JOIN gold_item g ON g.dataset_key = i.dataset_key AND g.item_id = i.id
                                     AND g.state IN ('ACTIVE', 'CHALLENGED', 'SUSPENDED')
               CROSS JOIN LATERAL (VALUES
                 ('KEY', regexp_replace(i.key, '[0-9]+', '0', 'g')),
                 ('FIELDS', CASE jsonb_typeof(i.payload) WHEN 'object'
                              THEN (SELECT string_agg(k, ',' ORDER BY k)
                                      FROM jsonb_object_keys(i.payload) k)
                              ELSE jsonb_typeof(i.payload) END),
                 ('LABELS', i.labels_required::text)) AS f(what, form)
               WHERE i.dataset_key = :dataset),
            work AS (
              SELECT what, coalesce(form, '') AS form, count(*)::float8 / sum(count(*)) OVER (PARTITION BY what) AS share
                FROM form WHERE NOT gold GROUP BY what, coalesce(form, ''))
            SELECT f.what, coalesce(f.form, '') AS form, count(*) AS gold, min(f.key) AS example,
                   coalesce(max(w.share), 0) AS share_of_work
              FROM form f
              LEFT JOIN work w ON w.what = f.what AND w.form = coalesce(f.form, '')
             WHERE f.gold AND coalesce(w.share, 0) < :rare
               AND EXISTS (SELECT FROM work)
             GROUP BY f.what, coalesce(f.form, '') ORDER BY gold DESC, f.what, form LIMIT :most
            """)
        .param("dataset", datasetKey)
        .param("rare", RARE)
        .param("most", MOST_ROWS)
        .query(Tell.class)
        .list();
  }

  /**
   * What gives gold away.
   *
   * @param leaked how many gold items have an exact duplicate in the program
   * @param duplicates the first hundred
   */
  record Leakage(int gold, int leaked, List<Duplicate> duplicates, List<Tell> tells) {}

  /** An item with the same payload as a gold item. */
  record Duplicate(String item, String otherDataset, String otherItem) {}

  /**
   * A form by which gold can be told from work: of keys, of payload fields, of labels asked for.
   */
  record Tell(String what, String form, int gold, String example, double shareOfWork) {}
}
