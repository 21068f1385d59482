package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EvidenceTest {

  private static final String LONG = "“質問” ".repeat(400);

  @Test
  void staysWithinTheSizeOfAFormWhateverPeopleWrote() {
    Evidence evidence =
        new Evidence(
            LONG,
            1,
            "http://127.0.0.1/api/v1/audits/a",
            LONG,
            Collections.nCopies(
                60, new Evidence.Figure(LONG, LONG, "0.05", "59", "0 to 1", "PASS")),
            Collections.nCopies(40, new Evidence.Row("i".repeat(200), LONG, LONG)),
            List.of(new Evidence.Option("SIGN", "The dataset version may be used as intended")));

    assertThat(JsonMapper.shared().writeValueAsBytes(evidence).length).isLessThan(8_192);
    assertThat(evidence.asked()).hasSize(240).endsWith("…");
  }

  @Test
  void whatFitsIsShownWhole() {
    Evidence evidence =
        new Evidence(
            "Decide",
            1,
            null,
            null,
            Collections.nCopies(12, Evidence.Figure.of("Lot size N", "1200")),
            Collections.nCopies(40, new Evidence.Row("i-1", "no majority", "cat 1, dog 1")),
            List.of());

    assertThat(evidence.figures()).hasSize(12);
    assertThat(evidence.rows()).hasSize(10);
  }
}
