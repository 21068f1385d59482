package io.labelops.change;

import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.NewVersions;
import io.labelops.quality.Gold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what a change would touch. */
@Service
public class ImpactAnalysis {

  private final JdbcClient jdbc;
  private final Guidelines guidelines;
  private final NewVersions versions;
  private final Gold gold;

  ImpactAnalysis(JdbcClient jdbc, Guidelines guidelines, NewVersions versions, Gold gold) {
    this.jdbc = jdbc;
    this.guidelines = guidelines;
    this.versions = versions;
    this.gold = gold;
  }

  /**
   * Analyses a change as it is drafted; before there is a draft, the classes its requester names,
   * or all of them.
   */
  @Transactional(readOnly = true)
  public Impact of(GuidelineChange change) {
    NewVersions.Prospect prospect = versions.prospect(change.draft());
    Set<String> classes = new TreeSet<>(prospect.affectedClasses());
    if (prospect.difference().isEmpty() && classes.isEmpty()) {
      classes.addAll(
          change.affectedClasses().isEmpty()
              ? guidelines.require(change.guidelineKey(), change.baseVersion()).codes()
              : change.affectedClasses());
    }
    boolean relabel =
        prospect.changeClass() == ChangeClass.MAJOR || prospect.difference().isEmpty();
    String[] codes = classes.toArray(String[]::new);
    List<Impact.Touched> touched = touched(change.guidelineKey(), codes);
    Bill bill = relabel ? bill(change, codes) : Bill.NONE;
    return new Impact(
        classes,
        touched.stream().mapToLong(Impact.Touched::annotations).sum(),
        touched.stream().mapToLong(Impact.Touched::items).sum(),
        count(OPEN_BATCHES, change.guidelineKey()),
        count(OPEN_LEASES, change.guidelineKey()),
        gold(touched, classes),
        count(ANNOTATORS, change.guidelineKey()),
        bill.items(),
        bill.labels(),
        bill.cost(),
        bill.currency(),
        bill.days(),
        touched);
  }

  private static final String OPEN_BATCHES =
      """
      SELECT count(*) FROM batch b JOIN dataset d ON d.key = b.dataset_key
       WHERE d.guideline_key = :key AND b.state IN ('CREATED','LABELING','SUBMITTED')
      """;
  private static final String OPEN_LEASES =
      """
      SELECT count(*) FROM assignment a JOIN batch b ON b.id = a.batch_id
        JOIN dataset d ON d.key = b.dataset_key
       WHERE d.guideline_key = :key AND a.state = 'LEASED'
      """;
  static final String ANNOTATORS =
      """
      SELECT count(DISTINCT n.annotator_id) FROM annotation n
        JOIN dataset d ON d.key = n.dataset_key
        JOIN dataset_version v ON v.dataset_key = n.dataset_key AND v.version = n.version
       WHERE d.guideline_key = :key AND v.stage NOT IN ('RELEASED','FAILED','CANCELLED')
      """;

  private int count(String sql, String guidelineKey) {
    return jdbc.sql(sql).param("key", guidelineKey).query(Integer.class).single();
  }

  private int gold(List<Impact.Touched> touched, Set<String> classes) {
    return (int)
        touched.stream()
            .map(Impact.Touched::datasetKey)
            .distinct()
            .flatMap(dataset -> gold.items(dataset).values().stream())
            .filter(classes::contains)
            .count();
  }

  private List<Impact.Touched> touched(String guidelineKey, String[] codes) {
    return jdbc.sql(
            """
            SELECT n.dataset_key, n.version, v.stage, count(*) AS annotations,
                   count(DISTINCT n.item_id) AS items
              FROM annotation n
              JOIN dataset d ON d.key = n.dataset_key
              JOIN dataset_version v ON v.dataset_key = n.dataset_key AND v.version = n.version
             WHERE d.guideline_key = :key AND n.superseded_at IS NULL AND n.label = ANY (:codes)
             GROUP BY n.dataset_key, n.version, v.stage ORDER BY n.dataset_key, n.version
            """)
        .param("key", guidelineKey)
        .param("codes", codes)
        .query(Impact.Touched.class)
        .list();
  }

  private Bill bill(GuidelineChange change, String[] codes) {
    return jdbc.sql(
            """
            WITH doubtful AS (
              SELECT d.program_key, d.labels_per_item, count(DISTINCT n.item_id) AS items
                FROM annotation n
                JOIN dataset d ON d.key = n.dataset_key
                JOIN dataset_version v ON v.dataset_key = n.dataset_key AND v.version = n.version
               WHERE d.guideline_key = :key AND n.superseded_at IS NULL
                 AND v.stage IN ('LABELING','RELABELING')
                 AND (:all OR n.label = ANY (:codes))
               GROUP BY d.key, d.program_key, d.labels_per_item),
            rate AS (
              SELECT program_key, avg(rate_per_label) AS rate, min(currency) AS currency
                FROM (SELECT DISTINCT ON (vendor_key, program_key) program_key, rate_per_label, currency
                        FROM contract ORDER BY vendor_key, program_key, version DESC) newest
               GROUP BY program_key),
            pace AS (
              SELECT d.program_key, count(*) / greatest(1, count(DISTINCT n.submitted_at::date)) AS per_day
                FROM annotation n JOIN dataset d ON d.key = n.dataset_key
               WHERE d.guideline_key = :key GROUP BY d.program_key)
            SELECT coalesce(sum(o.items), 0) AS items,
                   coalesce(sum(o.items * o.labels_per_item), 0) AS labels,
                   sum(o.items * o.labels_per_item * r.rate) AS cost, min(r.currency) AS currency,
                   max(o.items * o.labels_per_item / p.per_day::float8) AS days
              FROM doubtful o LEFT JOIN rate r USING (program_key) LEFT JOIN pace p USING (program_key)
            """)
        .param("key", change.guidelineKey())
        .param("all", change.strategy() == RelabelStrategy.ALL)
        .param("codes", codes)
        .query(
            (row, _) ->
                new Bill(
                    row.getLong("items"),
                    row.getLong("labels"),
                    rounded(row.getBigDecimal("cost")),
                    row.getString("currency"),
                    row.getObject("days", Double.class)))
        .single();
  }

  private static @Nullable BigDecimal rounded(@Nullable BigDecimal cost) {
    return cost == null ? null : cost.setScale(2, RoundingMode.HALF_UP);
  }

  private record Bill(
      long items,
      long labels,
      @Nullable BigDecimal cost,
      @Nullable String currency,
      @Nullable Double days) {

    static final Bill NONE = new Bill(0, 0, null, null, null);
  }
}
