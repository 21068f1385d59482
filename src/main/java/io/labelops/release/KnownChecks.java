package io.labelops.release;

import io.labelops.quality.Check;
import io.labelops.quality.Gate;
import io.labelops.quality.GateResult;
import io.labelops.quality.GateResults;
import io.labelops.shared.DatasetVersionId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what earlier gates have stored of a version that has no candidate yet. */
@Component
class KnownChecks {

  private static final int MOST_AUDITS = 20;

  private final JdbcClient jdbc;
  private final GateResults results;

  KnownChecks(JdbcClient jdbc, GateResults results) {
    this.jdbc = jdbc;
    this.results = results;
  }

  /** All checks of a release; those nothing is stored for are undecided. */
  List<ReleaseCheck> of(DatasetVersionId dataset) {
    Links links = new Links(dataset);
    return Arrays.stream(CheckName.values())
        .map(
            name ->
                switch (name) {
                  case BATCH_GATES -> batchGates(dataset, links);
                  case AUDIT_DEFECT_RATE -> audit(dataset, links);
                  default -> ReleaseCheck.undecided(name, links.gateResults(), "not measured yet");
                })
        .toList();
  }

  private ReleaseCheck batchGates(DatasetVersionId dataset, Links links) {
    return jdbc.sql(
            """
            SELECT count(*) FILTER (WHERE outcome IS NULL) AS undecided, count(*) AS measured
              FROM v_gate_result
             WHERE dataset_key = :key AND version = :version AND gate = 'BATCH'
            """)
        .param("key", dataset.datasetKey())
        .param("version", dataset.version())
        .query(
            (row, _) ->
                new ReleaseCheck(
                    CheckName.BATCH_GATES.written(),
                    CheckOutcome.UNDECIDED,
                    (double) row.getInt("undecided"),
                    0.0,
                    row.getInt("measured"),
                    null,
                    null,
                    null,
                    links.gateResults(),
                    "measurements of batches without a decision so far"))
        .single();
  }

  private ReleaseCheck audit(DatasetVersionId dataset, Links links) {
    List<GateResult> audits = results.list(dataset, Gate.AUDIT, null, 0, MOST_AUDITS);
    Optional<Check> measured =
        audits.isEmpty()
            ? Optional.empty()
            : audits.getLast().checks().stream().filter(this::isDefectRate).findFirst();
    return measured
        .map(check -> audit(check, audits.getLast(), links))
        .orElseGet(
            () ->
                ReleaseCheck.undecided(
                    CheckName.AUDIT_DEFECT_RATE, links.audits(), "no audit is recorded yet"));
  }

  private boolean isDefectRate(Check check) {
    return check.name().equals("defect_rate");
  }

  private static ReleaseCheck audit(Check check, GateResult result, Links links) {
    return new ReleaseCheck(
        CheckName.AUDIT_DEFECT_RATE.written(),
        outcome(result.outcome()),
        check.value(),
        check.threshold(),
        check.n(),
        check.lower(),
        check.upper(),
        result.policyVersion(),
        links.audits(),
        result.reason() == null ? check.note() : result.reason());
  }

  private static CheckOutcome outcome(@Nullable String decided) {
    return switch (decided) {
      case "PASS" -> CheckOutcome.PASS;
      case "FAIL" -> CheckOutcome.FAIL;
      case null, default -> CheckOutcome.UNDECIDED;
    };
  }
}
