package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class GatePoliciesTest {

  private final GatePolicies policies;
  private final JdbcClient jdbc;

  GatePoliciesTest(GatePolicies policies, JdbcClient jdbc) {
    this.policies = policies;
    this.jdbc = jdbc;
  }

  @ParameterizedTest
  @EnumSource
  void everyGateHasTermsFromTheStart(Gate gate) {
    assertThat(policies.current(gate.terms(), PolicyScope.program("street-scenes")).terms())
        .isInstanceOf(gate.terms());
  }

  @Test
  void aProgramsOwnTermsBeatThoseOfEveryProgram() {
    program("own-terms");
    int before =
        jdbc.sql("SELECT max(version) FROM gate_policy WHERE gate = 'BATCH'")
            .query(Integer.class)
            .single();

    policies.change(
        Gate.BATCH,
        PolicyScope.program("own-terms"),
        PolicyChange.of(batchTerms(Map.of("alpha", 0.7))),
        "manager");
    policies.change(
        Gate.BATCH,
        PolicyScope.program("*"),
        PolicyChange.of(batchTerms(Map.of("alpha", 0.6))),
        "manager");

    assertThat(policies.current(BatchTerms.class, PolicyScope.program("own-terms")).terms().alpha())
        .isEqualTo(0.7);
    assertThat(policies.current(BatchTerms.class, PolicyScope.program("another")).terms().alpha())
        .isEqualTo(0.6);
    assertThat(policies.current(BatchTerms.class, PolicyScope.program("own-terms")).version())
        .isEqualTo(before + 1);
    assertThat(policies.current(BatchTerms.class, PolicyScope.program("another")).version())
        .isEqualTo(before + 2);
    assertThat(policies.history(Gate.BATCH, PolicyScope.program("own-terms")))
        .singleElement()
        .satisfies(policy -> assertThat(policy.changedBy()).isEqualTo("manager"));
  }

  @Test
  void aDatasetsTermsBeatItsProgramsAndEachVersionSaysWhatItDecidesFor() {
    LabeledData.of(jdbc, "own-dataset", "LIVE");
    PolicyScope dataset = new PolicyScope("own-dataset", "own-dataset");
    PolicyScope program = PolicyScope.program("own-dataset");
    policies.change(
        Gate.BATCH, program, PolicyChange.of(batchTerms(Map.of("alpha", 0.7))), "manager");
    assertThat(policies.governed(Gate.BATCH, program)).containsExactly("own-dataset");

    GatePolicy<?> own =
        policies.change(
            Gate.BATCH,
            dataset,
            new PolicyChange(batchTerms(Map.of("alpha", 0.8)), "hard task", 0),
            "manager");

    assertThat(policies.current(BatchTerms.class, dataset).terms().alpha()).isEqualTo(0.8);
    assertThat(policies.current(BatchTerms.class, program).terms().alpha()).isEqualTo(0.7);
    assertThat(policies.governed(Gate.BATCH, program)).isEmpty();
    assertThat(policies.governed(Gate.BATCH, dataset)).containsExactly("own-dataset");
    assertThat(policies.governed(Gate.BATCH, PolicyScope.program("*")))
        .doesNotContain("own-dataset");
    assertThat(own.reason()).isEqualTo("hard task");
    assertThatThrownBy(
            () ->
                policies.change(
                    Gate.BATCH,
                    dataset,
                    new PolicyChange(batchTerms(Map.of()), "late", 0),
                    "manager"))
        .isInstanceOf(PolicyChanged.class)
        .hasMessageContaining(String.valueOf(own.version()));
    assertThatThrownBy(
            () -> policies.history(Gate.BATCH, new PolicyScope("own-dataset", "another")))
        .isInstanceOf(UnknownSubject.class);
  }

  @Test
  void anActionIsOneOfItsNamesAndNobodyIsStoppedOnThirtyAnswers() {
    assertThatThrownBy(() -> change(batchTerms(Map.of("stopScope", "EVERYWHERE"))))
        .isInstanceOf(InvalidTerms.class)
        .hasMessageContaining("stopScope must be one of NONE, DATASET, PROGRAM");
    assertThatThrownBy(() -> change(batchTerms(Map.of("stopScope", "PROGRAM", "stopAfter", 30))))
        .isInstanceOf(InvalidTerms.class)
        .hasMessageContaining("stopAfter must be above 30");
  }

  @Test
  void thereIsNoThirdAuditBecauseThereIsOneRelabelWave() {
    assertThatThrownBy(() -> new AuditTerms(0.05, 0.95, 2, 3))
        .isInstanceOf(InvalidTerms.class)
        .hasMessageContaining("maxAttempts must be between 1 and 2");
  }

  @Test
  void termsOutOfRangeUnknownOrMissingAreRefused() {
    assertThatThrownBy(() -> change(batchTerms(Map.of("alpha", 2))))
        .isInstanceOf(InvalidTerms.class)
        .hasMessageContaining("alpha must be between -1 and 1");
    assertThatThrownBy(() -> change(batchTerms(Map.of("minGold", "many"))))
        .isInstanceOf(InvalidTerms.class)
        .hasMessageContaining("minGold must be a whole number");
    assertThatThrownBy(() -> change(batchTerms(Map.of("minGold", 1.5))))
        .isInstanceOf(InvalidTerms.class);
    assertThatThrownBy(() -> change(batchTerms(Map.of("goldAcuracy", 0.9))))
        .isInstanceOf(InvalidTerms.class)
        .hasMessageContaining("exactly the terms alpha, confidence");
    assertThatThrownBy(() -> change(Map.of("alpha", 0.5))).isInstanceOf(InvalidTerms.class);
  }

  @Test
  void aPolicyForAnUnknownProgramIsRefused() {
    assertThatThrownBy(
            () ->
                policies.change(
                    Gate.BATCH,
                    PolicyScope.program("nowhere"),
                    PolicyChange.of(batchTerms(Map.of())),
                    "m"))
        .isInstanceOf(UnknownSubject.class);
  }

  private void change(Map<String, Object> terms) {
    policies.change(Gate.BATCH, PolicyScope.program("*"), PolicyChange.of(terms), "manager");
  }

  private void program(String key) {
    jdbc.sql("INSERT INTO program (key, title, time_zone, currency) VALUES (?, 'P', 'UTC', 'EUR')")
        .param(key)
        .update();
  }

  private static Map<String, Object> batchTerms(Map<String, Object> changed) {
    Map<String, Object> terms = new HashMap<>();
    terms.put("goldAccuracy", 0.85);
    terms.put("alpha", 0.5);
    terms.put("confidence", 0.95);
    terms.put("rollingWindow", 200);
    terms.put("minGold", 8);
    terms.put("minSupport", 0.6);
    terms.put("minUnits", 10);
    terms.put("maxRounds", 2);
    terms.put("stopScope", "NONE");
    terms.put("stopAfter", 31);
    terms.put("overlapMost", 0);
    terms.put("overlapConfidence", 0.95);
    terms.put("reviewVotes", "SHOWN");
    terms.putAll(changed);
    return terms;
  }
}
