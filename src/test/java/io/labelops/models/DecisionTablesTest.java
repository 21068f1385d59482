package io.labelops.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Each table as a table: what goes in, what comes out; an empty cell is a fact nobody knows. */
class DecisionTablesTest {

  @ParameterizedTest(name = "{argumentsWithNames}")
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          pii,   sensitive, licence, cost, duplicates, missing, privacy, budget, because
          false, false,     true,    100,  0.2,        0.05,    false,   false,  The profile is clean and the cost is within the limit
          false, false,     true,    100,  0.21,       0.0,     false,   false,  'Duplicates or missing payloads are above the limit, or were not measured'
          false, false,     true,    100,  0.0,        0.06,    false,   false,  'Duplicates or missing payloads are above the limit, or were not measured'
          false, false,     true,    100,  ,           ,        false,   false,  'Duplicates or missing payloads are above the limit, or were not measured'
          false, false,     true,    101,  0.0,        0.0,     false,   true,   'The cost is above the limit, or not known'
          false, false,     true,    ,     0.0,        0.0,     false,   true,   'The cost is above the limit, or not known'
          true,  false,     true,    100,  0.0,        0.0,     true,    false,  Personal data was found
          true,  ,          ,        101,  ,           ,        true,    true,   'Personal data was found; the cost is above the limit, or not known'
          false, true,      true,    100,  0.0,        0.0,     true,    false,  The dataset is marked sensitive
          false, true,      true,    ,     0.0,        0.0,     true,    true,   'The dataset is marked sensitive; the cost is above the limit, or not known'
          false, false,     false,   100,  0.0,        0.0,     true,    false,  The licence or the profile is not known
          ,      false,     true,    100,  0.0,        0.0,     true,    false,  The licence or the profile is not known
          ,      ,          ,        ,     ,           ,        true,    true,   'The licence or the profile is not known; the cost is above the limit, or not known'
          """)
  void whatIsNotKnownNeedsAnApproval(ArgumentsAccessor row) {
    Map<String, Object> profile = new HashMap<>();
    put(profile, "piiFound", row.getBoolean(0));
    put(profile, "sensitive", row.getBoolean(1));
    put(profile, "licenceKnown", row.getBoolean(2));
    put(profile, "estimatedCost", row.getDouble(3));
    put(profile, "duplicateShare", row.getDouble(4));
    put(profile, "missingShare", row.getDouble(5));
    profile.putAll(
        Map.of("budgetApprovalAbove", 100, "maxDuplicateShare", 0.2, "maxMissingShare", 0.05));
    assertThat(new DecisionTable("required-approvals").decide(Map.of("intakeProfile", profile)))
        .containsEntry("operations", true)
        .containsEntry("privacy", row.getBoolean(6))
        .containsEntry("budget", row.getBoolean(7))
        .containsEntry("reason", row.getString(8));
  }

  @ParameterizedTest(name = "{argumentsWithNames}")
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          gold,      agreement, questions, flagged, labels, round, further, outcome
          PASS,      PASS,      0,         0,       300,    1,     true,    ACCEPT
          UNDECIDED, PASS,      0,         0,       300,    1,     true,    ACCEPT
          NONE,      UNDECIDED, 0,         0,       300,    1,     false,   ACCEPT
          PASS,      NONE,      0,         0,       300,    2,     true,    ACCEPT
          FAIL,      PASS,      0,         1,       300,    1,     true,    REWORK
          FAIL,      FAIL,      9,         1,       300,    1,     true,    REWORK
          FAIL,      PASS,      0,         1,       300,    2,     true,    REVIEW
          FAIL,      PASS,      0,         1,       300,    1,     false,   REVIEW
          FAIL,      PASS,      0,         0,       300,    1,     true,    REVIEW
          PASS,      FAIL,      0,         0,       300,    1,     true,    REVIEW
          PASS,      PASS,      1,         0,       300,    1,     true,    REVIEW
          PASS,      PASS,      ,          0,       300,    1,     true,    REVIEW
          PASS,      PASS,      0,         0,       ,       1,     true,    REVIEW
          ,          PASS,      0,         0,       300,    1,     true,    REVIEW
          PASS,      MAYBE,     0,         0,       300,    1,     true,    REVIEW
          ,          ,          ,          ,        ,       ,      ,        REVIEW
          PASS,      PASS,      0,         0,       0,      1,     true,    REJECT
          FAIL,      FAIL,      0,         2,       0,      1,     true,    REJECT
          """)
  void aBatchIsReturnedOnlyOnEvidenceAndSeenByAPersonWhenInDoubt(ArgumentsAccessor row) {
    Map<String, Object> quality = new HashMap<>(Map.of("maxRounds", 2));
    put(quality, "goldVerdict", row.getString(0));
    put(quality, "agreementVerdict", row.getString(1));
    put(quality, "itemsInQuestion", row.getInteger(2));
    put(quality, "flaggedAnnotators", row.getInteger(3));
    put(quality, "labels", row.getInteger(4));
    put(quality, "round", row.getInteger(5));
    put(quality, "furtherLabels", row.getBoolean(6));
    boolean rework = row.getString(7).equals("REWORK");
    assertThat(new DecisionTable("batch-quality").decide(Map.of("batchQuality", quality)))
        .containsEntry("outcome", row.getString(7))
        .containsEntry("fault", rework ? "LABELER" : "none")
        .containsEntry("scope", rework ? "FLAGGED_ANNOTATORS" : "none")
        .containsKey("reason");
  }

  @ParameterizedTest(name = "{argumentsWithNames}")
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          assessable, defects, sample, extended, outcome, because
          true,       0,       100,    false,    PASS,    Defects are within the acceptable number
          true,       2,       100,    false,    PASS,    Defects are within the acceptable number
          true,       2,       100,    true,     PASS,    Defects are within the acceptable number
          true,       3,       100,    false,    EXTEND,  The sample decides neither way
          true,       3,       100,    true,     FAIL,    Defects stay above the acceptable number in the extended sample
          true,       5,       100,    false,    FAIL,    Defects reach the rejectable number
          true,       5,       100,    true,     FAIL,    Defects reach the rejectable number
          false,      0,       100,    false,    FAIL,    The lot is not assessable
          true,       0,       0,      false,    FAIL,    The result of the audit is not known
          true,       ,        100,    false,    FAIL,    The result of the audit is not known
          ,           0,       100,    false,    FAIL,    The result of the audit is not known
          ,           ,        ,       ,         FAIL,    The result of the audit is not known
          """)
  void aLotPassesOnlyWithinItsPlan(ArgumentsAccessor row) {
    Map<String, Object> result = new HashMap<>(Map.of("acceptable", 2, "rejectable", 5));
    put(result, "assessable", row.getBoolean(0));
    put(result, "defects", row.getInteger(1));
    put(result, "sampleSize", row.getInteger(2));
    put(result, "extended", row.getBoolean(3));
    assertThat(new DecisionTable("audit-verdict").decide(Map.of("auditResult", result)))
        .containsEntry("outcome", row.getString(4))
        .containsEntry("reason", row.getString(5));
  }

  @ParameterizedTest(name = "{argumentsWithNames}")
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          failed, undecided, passed, outcome,  because
          0,      0,         6,      SIGN_OFF, Every check passed
          1,      0,         5,      BLOCK,    At least one check failed
          2,      1,         3,      BLOCK,    At least one check failed
          0,      1,         5,      BLOCK,    At least one check is undecided
          0,      0,         0,      BLOCK,    The checks are not known
          ,       0,         6,      BLOCK,    The checks are not known
          0,      ,          6,      BLOCK,    The checks are not known
          ,       ,          ,       BLOCK,    The checks are not known
          """)
  void aReleaseIsSignedOnlyWhenEveryCheckPassed(ArgumentsAccessor row) {
    Map<String, Object> checks = new HashMap<>();
    put(checks, "failed", row.getInteger(0));
    put(checks, "undecided", row.getInteger(1));
    put(checks, "passed", row.getInteger(2));
    assertThat(new DecisionTable("release-gate").decide(Map.of("releaseChecks", checks)))
        .containsEntry("outcome", row.getString(3))
        .containsEntry("reason", row.getString(4));
  }

  @Test
  void aTableWithoutAnyFactsTakesTheSafeSide() {
    assertThat(new DecisionTable("batch-quality").decide(Map.of()))
        .containsEntry("outcome", "REVIEW");
    assertThat(new DecisionTable("audit-verdict").decide(Map.of()))
        .containsEntry("outcome", "FAIL");
    assertThat(new DecisionTable("release-gate").decide(Map.of()))
        .containsEntry("outcome", "BLOCK");
    assertThat(new DecisionTable("required-approvals").decide(Map.of()))
        .containsEntry("privacy", true);
  }

  private static void put(Map<String, Object> facts, String name, Object value) {
    if (value != null) {
      facts.put(name, value);
    }
  }
}
