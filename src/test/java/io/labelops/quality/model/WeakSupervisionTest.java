package io.labelops.quality.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.annotation.Batches;
import io.labelops.annotation.DecidedLabel;
import io.labelops.annotation.LabelOrigin;
import io.labelops.annotation.Settlement;
import io.labelops.quality.BatchFindings;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.ItemInQuestion;
import io.labelops.quality.QualityFigures;
import io.labelops.quality.QualityReader;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class WeakSupervisionTest {

  private static final AtomicInteger KEYS = new AtomicInteger();

  private final BatchMeasurement measurement;
  private final QualityReader quality;
  private final Batches batches;
  private final JdbcClient jdbc;
  private final MockMvc mvc;
  private String key = "";
  private String path = "";
  private String batch = "";
  private LabeledData data;

  WeakSupervisionTest(
      BatchMeasurement measurement,
      QualityReader quality,
      Batches batches,
      JdbcClient jdbc,
      MockMvc mvc) {
    this.measurement = measurement;
    this.quality = quality;
    this.batches = batches;
    this.jdbc = jdbc;
    this.mvc = mvc;
    this.data = LabeledData.of(jdbc, "weak-unused-" + KEYS.incrementAndGet(), "LIVE");
  }

  /** Forty items that three people agree on, one that splits them, one they all get wrong, gold. */
  @BeforeEach
  void world() {
    key = "weak-" + KEYS.incrementAndGet();
    path = "/api/v1/datasets/" + key + "/versions/1";
    data = LabeledData.of(jdbc, key, "LIVE");
    batch = data.batch(1, "SUBMITTED");
    for (int i = 0; i < 40; i++) {
      label("i" + i, truth(i), truth(i), truth(i));
    }
    label("split", "cat", "dog", "owl");
    label("wrong", "cat", "cat", "cat");
    data.gold("gold", "owl");
    label("gold", "owl", "owl", "cat");
  }

  private static String truth(int i) {
    return List.of("cat", "dog", "owl").get(i % 3);
  }

  private void label(String item, String... labels) {
    for (int who = 0; who < labels.length; who++) {
      data.label(batch, item, "a" + who, labels[who]);
    }
  }

  /** Three sources that say dog of what splits people, and of what people got wrong. */
  private void sources() throws Exception {
    for (String model : List.of("rules", "bert", "keywords")) {
      StringBuilder csv = new StringBuilder("item,label\nsplit,dog\nwrong,dog\ngold,cat\n");
      for (int i = 0; i < 40; i++) {
        csv.append("i%d,%s\n".formatted(i, truth(i)));
      }
      mvc.perform(
              put(path + "/predictions/" + model + "?model=" + model + "&modelVersion=1")
                  .with(Acting.as("m", Role.MANAGER))
                  .contentType("text/csv")
                  .content(csv.toString()))
          .andExpect(jsonPath("$.taken").value(43));
    }
  }

  private ResultActions letIn(String... models) throws Exception {
    String named =
        List.of(models).stream()
            .map("{\"model\": \"%s\", \"modelVersion\": \"1\"}"::formatted)
            .collect(Collectors.joining(", "));
    return mvc.perform(
        put(path + "/model-consensus")
            .with(Acting.as("m", Role.MANAGER))
            .contentType("application/json")
            .content("{\"sources\": [%s], \"confidence\": 0.9}".formatted(named)));
  }

  @Test
  void modelsSettleWhatPeopleLeaveOpenAndHaveAPersonLookWhereTheyContradict() throws Exception {
    sources();
    letIn("rules", "bert", "keywords").andExpect(status().isOk());
    BatchFindings findings = measurement.measure(batch, 1);
    assertThat(findings.settled()).isEqualTo(Map.of(data.item("split"), "dog"));
    assertThat(findings.itemsInQuestion())
        .extracting(ItemInQuestion::item, ItemInQuestion::reason)
        .containsExactly(Tuple.tuple("wrong", ItemInQuestion.Reason.DOUBTED));
  }

  @Test
  void withoutBeingLetInTheySettleNothing() throws Exception {
    sources();
    BatchFindings findings = measurement.measure(batch, 1);
    assertThat(findings.settled()).isEmpty();
    assertThat(findings.itemsInQuestion())
        .extracting(ItemInQuestion::item, ItemInQuestion::reason)
        .containsExactly(Tuple.tuple("split", ItemInQuestion.Reason.NO_MAJORITY));
  }

  @Test
  void theyCountNeitherAsAgreementNorAsGoldNorAsQuota() throws Exception {
    QualityFigures before = quality.figures(new DatasetVersionId(key, 1));
    long slots = count("SELECT count(*) FROM assignment WHERE batch_id = ?", batch);
    sources();
    letIn("rules", "bert", "keywords");
    QualityFigures after = quality.figures(new DatasetVersionId(key, 1));
    assertThat(after.agreement()).isEqualTo(before.agreement());
    assertThat(after.annotations()).isEqualTo(before.annotations()).isEqualTo(126);
    assertThat(after.annotators()).isEqualTo(3);
    assertThat(after.gold()).isEqualTo(before.gold()).hasSize(3);
    BatchFindings findings = measurement.measure(batch, 1);
    assertThat(findings.annotators()).hasSize(3);
    assertThat(findings.quality().labels()).isEqualTo(129);
    assertThat(count("SELECT count(*) FROM assignment WHERE batch_id = ?", batch)).isEqualTo(slots);
  }

  @Test
  void theyCostNothingAndTheFinalLabelTellsWhereItIsFrom() throws Exception {
    sources();
    letIn("rules", "bert", "keywords");
    BatchFindings findings = measurement.measure(batch, 1);
    Map<Long, DecidedLabel> decided =
        findings.settled().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each -> new DecidedLabel(each.getValue(), LabelOrigin.CONSENSUS)));
    batches.settle(batch, Settlement.ACCEPTED, "fine", Set.of(data.item("gold")), decided);
    assertThat(
            jdbc.sql(
                    """
                    SELECT label || ' ' || origin || ' ' || support || ' of ' || votes FROM final_label
                     WHERE batch_id = ? AND item_id = ?
                    """)
                .params(batch, data.item("split"))
                .query(String.class)
                .single())
        .isEqualTo("dog CONSENSUS 1 of 3");
    assertThat(
            jdbc.sql("SELECT sum(quantity) FROM cost_entry WHERE dataset_key = ?")
                .param(key)
                .query(Long.class)
                .single())
        .isEqualTo(129);
  }

  @Test
  void aSourceWithoutPredictionsIsNotLetIn() throws Exception {
    letIn("rules").andExpect(status().isUnprocessableContent());
    letIn().andExpect(status().isOk());
    mvc.perform(get(path + "/model-consensus").with(Acting.as("o", Role.OPERATIONS)))
        .andExpect(jsonPath("$.sources.length()").value(0));
  }

  @Test
  void aJudgeModelIsComparedWithPeopleBesideHowFarTheyAgreeAmongThemselves() throws Exception {
    data.update("UPDATE dataset SET task_type = 'PREFERENCE' WHERE key = ?", key);
    sources();
    mvc.perform(get(path + "/quality").with(Acting.as("m", Role.MANAGER)))
        .andExpect(jsonPath("$.judges.length()").value(3))
        .andExpect(jsonPath("$.judges[0].model").value("bert"))
        // Of 42 items three judgments each: all of forty, one of the split one, none of the wrong
        // one.
        .andExpect(jsonPath("$.judges[0].same").value(121))
        .andExpect(jsonPath("$.judges[0].n").value(126))
        .andExpect(jsonPath("$.judges[0].people").value(123))
        .andExpect(jsonPath("$.judges[0].peopleN").value(126));
  }

  private long count(String sql, String param) {
    return jdbc.sql(sql).param(param).query(Long.class).single();
  }
}
