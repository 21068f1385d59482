package io.labelops.pilot;

import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items a round may draw from, by what their payloads tell them apart. */
@Component
class PilotSample {

  private static final int MOST_FIELDS = 3;
  private static final int LOOKED_AT = 2_000;

  // Gold would be burned, and what an earlier round had is known to some annotators.
  private static final String FREE =
      """
        FROM item i
       WHERE i.dataset_key = :dataset
         AND NOT EXISTS (SELECT FROM gold_item g
                          WHERE g.dataset_key = i.dataset_key AND g.item_id = i.id)
         AND NOT EXISTS (SELECT FROM item_withdrawal w
                          WHERE w.dataset_key = i.dataset_key AND w.version = :version
                            AND w.item_id = i.id)
         AND NOT EXISTS (SELECT FROM pilot_item p
                          WHERE p.dataset_key = i.dataset_key AND p.version = :version
                            AND p.item_id = i.id)
      """;

  private final JdbcClient jdbc;

  PilotSample(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Items that no round of the version has had, by stratum and in the order of their keys. */
  SortedMap<String, List<Long>> strata(DatasetVersionId dataset) {
    SortedMap<String, List<Long>> strata = new TreeMap<>();
    jdbc.sql(
            """
            SELECT i.id,
                   array_to_string(ARRAY(
                     SELECT field || '=' || coalesce(left(i.payload ->> field, 40), '–')
                       FROM unnest(:fields::text[]) WITH ORDINALITY AS f(field, place)
                      ORDER BY place), ', ') AS stratum
            """
                + FREE
                + " ORDER BY i.key")
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("fields", fields(dataset).toArray(String[]::new))
        .query(
            row -> {
              strata
                  .computeIfAbsent(row.getString("stratum"), _ -> new ArrayList<>())
                  .add(row.getLong("id"));
            });
    return strata;
  }

  /** How many items a further round could draw from. */
  long free(DatasetVersionId dataset) {
    return jdbc.sql("SELECT count(*) " + FREE)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .query(Long.class)
        .single();
  }

  /**
   * The fields that tell slices apart: words or marks of few values, each often, on most items;
   * those whose name says so come first.
   */
  private List<String> fields(DatasetVersionId dataset) {
    return jdbc.sql(
            """
            WITH looked_at AS MATERIALIZED (
              SELECT CASE WHEN jsonb_typeof(payload) = 'object' THEN payload ELSE '{}' END AS payload
                FROM item WHERE dataset_key = :dataset
               ORDER BY md5(dataset_key || ':' || key), id LIMIT :most)
            SELECT e.key FROM looked_at CROSS JOIN LATERAL jsonb_each(looked_at.payload) e
             WHERE jsonb_typeof(e.value) IN ('string', 'boolean')
             GROUP BY e.key
            HAVING count(DISTINCT e.value) BETWEEN 2 AND 12
               AND count(*) >= 5 * count(DISTINCT e.value)
               AND 2 * count(*) >= (SELECT count(*) FROM looked_at)
             ORDER BY e.key IN ('slice', 'modality', 'language') DESC, count(DISTINCT e.value), e.key
             LIMIT :fields
            """)
        .param("dataset", dataset.datasetKey())
        .param("most", LOOKED_AT)
        .param("fields", MOST_FIELDS)
        .query(String.class)
        .list();
  }
}
