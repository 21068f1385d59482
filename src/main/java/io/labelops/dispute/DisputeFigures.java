package io.labelops.dispute;

import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Lists disputes and measures how often verdicts are disputed, for page and API alike. */
@Service
public class DisputeFigures {

  private final DisputeRows rows;
  private final DisputePolicies policies;
  private final JdbcClient jdbc;
  private final Clock clock;

  DisputeFigures(DisputeRows rows, DisputePolicies policies, JdbcClient jdbc, Clock clock) {
    this.rows = rows;
    this.policies = policies;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Lists one page for staff, the oldest open ones first. */
  public ResultPage<Dispute> page(@Nullable Boolean open, PageQuery page) {
    return page(null, open, page);
  }

  ResultPage<Dispute> page(@Nullable String vendorKey, @Nullable Boolean open, PageQuery page) {
    return page.of(
        rows.list(vendorKey, open, page.limit(), page.offset()), rows.count(vendorKey, open));
  }

  /** The rates of all reviewers together first, then of each; the cohort is that of the verdict. */
  public List<DisputeRate> rates() {
    return jdbc.sql(
            """
            SELECT v.reviewer, count(*) AS adverse, count(d.id) AS disputed,
                   count(d.resolved_at) AS resolved,
                   count(*) FILTER (WHERE d.outcome = 'OVERTURNED') AS overturned
              FROM v_adverse_verdict v LEFT JOIN dispute d USING (verdict_key)
             WHERE v.verdict_at < :closed
             GROUP BY GROUPING SETS ((), (v.reviewer))
             ORDER BY v.reviewer NULLS FIRST
            """)
        .param("closed", OffsetDateTime.now(clock).minus(policies.current().window()))
        .query(DisputeRate.class)
        .list();
  }
}
