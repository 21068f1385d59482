package io.labelops.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds processes, tables and forms to every rule; each failure lists all that breaks it. */
class ModelRulesTest {

  private static final Repository REPOSITORY = Repository.here();

  @ParameterizedTest
  @EnumSource
  void everyModelKeepsTheRule(ModelRule rule) {
    Violations violations = new Violations();
    rule.check(REPOSITORY, violations);
    assertThat(violations.found()).isEmpty();
  }
}
