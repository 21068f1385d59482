package io.labelops.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.ModuleTest;
import io.labelops.shared.DatasetVersionId;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class LedgerTest {

  private final Ledger ledger;
  private final JdbcClient jdbc;

  LedgerTest(Ledger ledger, JdbcClient jdbc) {
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  @Test
  void recordsADecisionOnlyOnce() {
    assertThat(ledger.record(decision("once"))).isTrue();
    assertThat(ledger.record(decision("once"))).isFalse();
    assertThat(ledger.detail("once", Note.class)).contains(new Note("clear"));
  }

  @Test
  void recordsACostOnlyOnce() {
    CostEntry cost =
        new CostEntry(
            "label:demo:1:b001",
            new DatasetVersionId("demo", 1),
            CostCategory.LABEL,
            BigDecimal.TEN,
            new BigDecimal("1.5"),
            "EUR",
            "demo:1:b001");

    assertThat(ledger.cost(cost)).isTrue();
    assertThat(ledger.cost(cost)).isFalse();
  }

  @Test
  void refusesToChangeOrDeleteADecision() {
    ledger.record(decision("kept"));

    assertThatThrownBy(() -> jdbc.sql("UPDATE decision SET actor = 'x'").update())
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM decision").update())
        .hasMessageContaining("append-only");
  }

  private static Decision decision(String key) {
    return new Decision(
        key,
        null,
        "ops-lead",
        "PAUSE",
        new DatasetVersionId("demo", 1),
        "demo:1",
        "asked for",
        Map.of("text", "clear"));
  }

  record Note(String text) {}
}
