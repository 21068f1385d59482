package io.labelops.quality.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.quality.signals.Signals.Person;
import io.labelops.shared.DatasetVersionId;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class SignalsTest {

  private final SignalReader reader;
  private final JdbcClient jdbc;
  private final MockMvc mvc;

  SignalsTest(SignalReader reader, JdbcClient jdbc, MockMvc mvc) {
    this.reader = reader;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  @Test
  void aSpeederWhoClicksOneLabelAndTwoWhoCopyStandOutAndTheCarefulDoNot() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "signals", "LIVE");
    for (int number = 1; number <= 2; number++) {
      String batch = data.batch(number, "ACCEPTED");
      for (int i = 0; i < 120; i++) {
        String item = number + "-" + i;
        String right = number == 1 && i % 2 == 0 ? "cat" : "dog";
        for (String careful : new String[] {"a0", "a1", "a2", "a3"}) {
          data.label(batch, item, careful, right);
        }
        boolean wrong = i % 3 == 0;
        String other = i % 2 == 0 ? "owl" : right.equals("cat") ? "dog" : "cat";
        data.label(batch, item, "copies", wrong ? other : right);
        data.label(batch, item, "copied", wrong ? other : right);
        data.label(batch, item, "lazy", "owl");
      }
    }
    data.update(
        """
        UPDATE annotation SET seconds_spent =
          CASE WHEN annotator_id = (SELECT id FROM annotator WHERE pseudonym = 'lazy' AND vendor_key = 'signals')
               THEN 1 ELSE 10 + annotator_id % 3 END
         WHERE dataset_key = 'signals'
        """);

    Signals signals = reader.of(new DatasetVersionId("signals", 1));

    assertThat(signals.labels()).isEqualTo(1_680);
    Person lazy = person(signals, "lazy");
    assertThat(lazy.speeder()).isTrue();
    assertThat(lazy.outside()).isTrue();
    assertThat(lazy.offMajority()).isEqualTo(240);
    assertThat(lazy.run().length()).isEqualTo(240);
    assertThat(lazy.run().chance()).isLessThan(1e-9);
    assertThat(lazy.skill()).isLessThan(0.1);
    Person careful = person(signals, "a0");
    assertThat(careful.speeder()).isFalse();
    assertThat(careful.offMajority()).isZero();
    assertThat(careful.skill()).isCloseTo(1, within(0.05));
    assertThat(signals.copies())
        .anySatisfy(
            pair -> {
              assertThat(pair.first() + " " + pair.second())
                  .contains("signals/copies", "signals/copied");
              assertThat(pair.same()).isEqualTo(pair.bothWrong());
            });
    assertThat(signals.batches()).hasSize(2);
    assertThat(signals.batches().getFirst().drift().stability()).isGreaterThan(0.25);
    mvc.perform(
            get("/api/v1/datasets/signals/versions/1/quality/signals")
                .with(Acting.as("m", Role.MANAGER)))
        .andExpect(jsonPath("$.people[?(@.annotator == 'lazy')].speeder").value(true));
    mvc.perform(
            get("/api/v1/datasets/signals/versions/1/quality/signals")
                .with(Acting.as("r", Role.REVIEWER)))
        .andExpect(status().isForbidden());
  }

  @Test
  void withoutLabelsItSaysWhyNothingIsMeasured() {
    LabeledData.of(jdbc, "silent", "LIVE");
    assertThat(reader.of(new DatasetVersionId("silent", 1)).reason()).contains("no labels yet");
  }

  private static Person person(Signals signals, String annotator) {
    return signals.people().stream()
        .filter(each -> each.annotator().equals(annotator))
        .findFirst()
        .orElseThrow();
  }
}
