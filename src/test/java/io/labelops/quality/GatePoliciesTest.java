package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThat(policies.current(gate.terms(), "street-scenes").terms()).isInstanceOf(gate.terms());
  }

  @Test
  void aProgramsOwnTermsBeatThoseOfEveryProgram() {
    program("own-terms");
    int before = policies.current(BatchTerms.class, "own-terms").version();

    policies.change(Gate.BATCH, "own-terms", batchTerms(Map.of("alpha", 0.7)), "manager");
    policies.change(Gate.BATCH, "*", batchTerms(Map.of("alpha", 0.6)), "manager");

    assertThat(policies.current(BatchTerms.class, "own-terms").terms().alpha()).isEqualTo(0.7);
    assertThat(policies.current(BatchTerms.class, "another").terms().alpha()).isEqualTo(0.6);
    assertThat(policies.current(BatchTerms.class, "own-terms").version()).isEqualTo(before + 1);
    assertThat(policies.current(BatchTerms.class, "another").version()).isEqualTo(before + 2);
    assertThat(policies.history(Gate.BATCH, "own-terms"))
        .singleElement()
        .satisfies(policy -> assertThat(policy.changedBy()).isEqualTo("manager"));
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
    assertThatThrownBy(() -> policies.change(Gate.BATCH, "nowhere", batchTerms(Map.of()), "m"))
        .isInstanceOf(UnknownSubject.class);
  }

  private void change(Map<String, Object> terms) {
    policies.change(Gate.BATCH, "*", terms, "manager");
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
    terms.putAll(changed);
    return terms;
  }
}
