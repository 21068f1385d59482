package io.labelops.feedback;

import io.labelops.clarification.ClarificationPolicies;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists confirmed errors and keeps who has read theirs; a vendor's reads are bound to it. */
@Service
public class Errors {

  private static final String ERROR =
      """
      WITH e AS (
        SELECT f.*, i.key AS item, w.vendor_key, w.pseudonym, coalesce(f.rule_cited, c.definition) AS rule
          FROM (SELECT * FROM v_verdict_error
                UNION ALL SELECT * FROM v_audit_error
                UNION ALL SELECT * FROM v_gold_error) f
          JOIN item i ON i.id = f.item_id
          JOIN annotator w ON w.id = f.annotator_id
          JOIN dataset d ON d.key = f.dataset_key
          LEFT JOIN label_class c ON c.guideline_key = d.guideline_key
                                 AND c.version = f.guideline_version AND c.code = f.right_label)
      """;
  private static final String FOUND =
      """
        FROM e LEFT JOIN error_acknowledgement k USING (error_key)
       WHERE (:vendor::text IS NULL OR e.vendor_key = :vendor)
         AND (:annotator::text IS NULL OR e.pseudonym = :annotator)
         AND (:open::boolean IS NULL OR (k.error_key IS NULL) = :open)
         AND (NOT :overdue OR k.error_key IS NULL AND e.confirmed_at < :late)
      """;

  private final ClarificationPolicies policies;
  private final JdbcClient jdbc;
  private final Clock clock;

  Errors(ClarificationPolicies policies, JdbcClient jdbc, Clock clock) {
    this.policies = policies;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Which errors are asked for; null and false ask for all. */
  record Chosen(
      @Nullable String vendorKey,
      @Nullable String annotator,
      @Nullable Boolean open,
      boolean overdue) {}

  ResultPage<ConfirmedError> page(Chosen chosen, PageQuery page) {
    Duration time = policies.acknowledge();
    Instant now = clock.instant();
    return page.of(
        select(
                ERROR
                    + "SELECT e.*, k.acknowledged_at "
                    + FOUND
                    + """
                     ORDER BY k.error_key IS NOT NULL, e.confirmed_at DESC, e.error_key
                     LIMIT :limit OFFSET :offset
                    """,
                chosen)
            .param("limit", page.limit())
            .param("offset", page.offset())
            .query((row, _) -> error(row, time, now))
            .list(),
        select(ERROR + "SELECT count(*) " + FOUND, chosen).query(Long.class).single());
  }

  /** Counts by annotator, of one vendor or (vendor null) of all. */
  public List<ErrorCount> counts(@Nullable String vendorKey) {
    return jdbc.sql(
            ERROR
                + """
            SELECT e.vendor_key, e.pseudonym AS annotator, count(*) AS errors,
                   count(k.error_key) AS acknowledged,
                   count(*) FILTER (WHERE k.error_key IS NULL AND e.confirmed_at < :late) AS overdue
              FROM e LEFT JOIN error_acknowledgement k USING (error_key)
             WHERE :vendor::text IS NULL OR e.vendor_key = :vendor
             GROUP BY e.vendor_key, e.pseudonym ORDER BY e.vendor_key, e.pseudonym
            """)
        .param("vendor", vendorKey)
        .param("late", late())
        .query(ErrorCount.class)
        .list();
  }

  /** Notes that an annotator of a vendor has read errors of their own; a repeat changes nothing. */
  @Transactional
  List<ErrorCount> acknowledge(
      String vendorKey, String annotator, List<String> errors, String actor) {
    Set<String> missing = new TreeSet<>(errors);
    jdbc.sql(
            ERROR
                + """
            SELECT error_key FROM e
             WHERE vendor_key = :vendor AND pseudonym = :annotator AND error_key = ANY (:errors::text[])
            """)
        .param("vendor", vendorKey)
        .param("annotator", annotator)
        .param("errors", errors.toArray(String[]::new))
        .query(String.class)
        .list()
        .forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new UnknownError(
          "%s of %s has no such errors: %s"
              .formatted(annotator, vendorKey, String.join(", ", missing)));
    }
    jdbc.sql(
            """
            INSERT INTO error_acknowledgement
            SELECT e.error_key, w.id, :now, :actor
              FROM annotator w CROSS JOIN unnest(:errors::text[]) AS e(error_key)
             WHERE w.vendor_key = :vendor AND w.pseudonym = :annotator
            ON CONFLICT DO NOTHING
            """)
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .param("errors", errors.toArray(String[]::new))
        .param("vendor", vendorKey)
        .param("annotator", annotator)
        .update();
    return counts(vendorKey).stream().filter(each -> each.annotator().equals(annotator)).toList();
  }

  private JdbcClient.StatementSpec select(String sql, Chosen chosen) {
    return jdbc.sql(sql)
        .param("vendor", chosen.vendorKey())
        .param("annotator", chosen.annotator())
        .param("open", chosen.open(), Types.BOOLEAN)
        .param("overdue", chosen.overdue())
        .param("late", late());
  }

  private OffsetDateTime late() {
    return OffsetDateTime.now(clock).minus(policies.acknowledge());
  }

  private static ConfirmedError error(ResultSet row, Duration time, Instant now)
      throws SQLException {
    OffsetDateTime read = row.getObject("acknowledged_at", OffsetDateTime.class);
    Instant confirmed = row.getObject("confirmed_at", OffsetDateTime.class).toInstant();
    return new ConfirmedError(
        row.getString("error_key"),
        ErrorKind.valueOf(row.getString("kind")),
        row.getString("dataset_key"),
        row.getInt("version"),
        row.getString("batch_id"),
        row.getString("item"),
        row.getString("vendor_key"),
        row.getString("pseudonym"),
        row.getString("given"),
        row.getString("right_label"),
        row.getString("guideline_version"),
        row.getString("rule"),
        row.getString("rationale"),
        confirmed,
        confirmed.plus(time),
        read == null ? null : read.toInstant(),
        read == null && now.isAfter(confirmed.plus(time)));
  }
}
