package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class GoldAndFiguresTest {

  private final MockMvc mvc;
  private final Gold gold;
  private final BatchMeasurement measurement;
  private final JdbcClient jdbc;

  GoldAndFiguresTest(MockMvc mvc, Gold gold, BatchMeasurement measurement, JdbcClient jdbc) {
    this.mvc = mvc;
    this.gold = gold;
    this.measurement = measurement;
    this.jdbc = jdbc;
  }

  @Test
  void goldOfARecordedDatasetIsNotPlanted() {
    LabeledData data = LabeledData.of(jdbc, "gold-recorded", "REPLAY");
    data.gold("one", "cat");
    String batch = data.batch(1, "LABELING");
    data.label(batch, "one", "a0", "cat");

    assertThat(gold.items("gold-recorded")).hasSize(1);
    assertThat(gold.plantedIn(batch)).isEmpty();
  }

  @Test
  void vendorsReachNeitherGoldNorFigures() throws Exception {
    LabeledData.of(jdbc, "gold-vendor", "LIVE");
    for (var request :
        java.util.List.of(
            put("/api/v1/datasets/gold-vendor/gold").contentType("application/x-ndjson"),
            get("/api/v1/datasets/gold-vendor/versions/1/quality"),
            get("/api/v1/datasets/gold-vendor/versions/1/gate-results"),
            get("/api/v1/gate-policies/*/BATCH"))) {
      mvc.perform(request.with(Acting.vendor("v-user", "gold-vendor")))
          .andExpect(status().isForbidden());
    }
  }

  @Test
  void whoJudgesBlindSeesNeitherFiguresNorEvidence() throws Exception {
    LabeledData.of(jdbc, "gold-blind", "LIVE");
    for (Role role : new Role[] {Role.REVIEWER, Role.AUDITOR}) {
      for (String figures : new String[] {"quality", "gate-results"}) {
        mvc.perform(
                get("/api/v1/datasets/gold-blind/versions/1/" + figures)
                    .with(Acting.as("blind", role)))
            .andExpect(status().isForbidden());
      }
    }
  }

  @Test
  void figuresLeavePlantedGoldOutAndCountEachPairOnce() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "figures", "LIVE");
    String batch = data.batch(1, "ACCEPTED");
    data.update("UPDATE batch SET settled_at = available_at WHERE id = ?", batch);
    data.gold("gold", "cat");
    data.label(batch, "gold", "a0", "cat");
    data.label(batch, "gold", "a1", "dog");
    for (int i = 0; i < 4; i++) {
      String item = "item-" + i;
      data.label(batch, item, "a0", i < 2 ? "cat" : "dog");
      data.label(batch, item, "a1", i < 2 ? "cat" : i == 2 ? "dog" : "cat");
      data.finalLabel(batch, item, "cat");
    }
    data.label(batch, "item-0", "a0", "owl");

    figures("figures")
        .andExpect(jsonPath("$.items").value(4))
        .andExpect(jsonPath("$.annotators").value(2))
        .andExpect(jsonPath("$.annotations").value(9))
        .andExpect(jsonPath("$.agreement.items").value(4))
        .andExpect(jsonPath("$.agreement.annotations").value(8))
        .andExpect(jsonPath("$.agreement.percentAgreement").value(0.75))
        // D_o 2/8 and D_e 30/56: 1 - 7 * 2 / 30.
        .andExpect(jsonPath("$.agreement.krippendorffAlphaNominal", closeTo(0.533333, 1e-6)))
        .andExpect(jsonPath("$.labels.owl").value(1))
        .andExpect(jsonPath("$.finalLabels.cat").value(4))
        .andExpect(jsonPath("$.batches.ACCEPTED").value(1))
        .andExpect(jsonPath("$.firstPassAcceptance.value").value(1.0))
        .andExpect(jsonPath("$.throughput.numerator").value(4))
        .andExpect(jsonPath("$.throughput.denominator").value(1))
        .andExpect(jsonPath("$.gold[0].annotator").value("a0"))
        .andExpect(jsonPath("$.gold[1].correct").value(0))
        .andExpect(jsonPath("$.gold[1].answers").value(1));
  }

  @Test
  void onlyTheLabelersFaultCountsAsRework() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "rework", "LIVE");
    String labeler = data.batch(1, "ACCEPTED");
    data.update("UPDATE batch SET round = 2, returned_fault = 'LABELER' WHERE id = ?", labeler);
    String guideline = data.batch(2, "REJECTED");
    data.update("UPDATE batch SET returned_fault = 'GUIDELINE' WHERE id = ?", guideline);
    String clean = data.batch(3, "ACCEPTED");
    String open = data.batch(4, "LABELING");
    int item = 0;
    for (String batch : java.util.List.of(labeler, guideline, clean, open)) {
      data.label(batch, "item-" + item++, "a0", "cat");
    }

    figures("rework")
        .andExpect(jsonPath("$.firstPassAcceptance.numerator").value(1))
        .andExpect(jsonPath("$.firstPassAcceptance.denominator").value(3))
        .andExpect(jsonPath("$.reworkRate.numerator").value(1))
        .andExpect(jsonPath("$.otherFaultRate.numerator").value(1));
  }

  @Test
  void anEmptyVersionHasNoFiguresAndAnUnknownOneIsNotFound() throws Exception {
    LabeledData.of(jdbc, "no-labels", "LIVE");

    figures("no-labels")
        .andExpect(jsonPath("$.items").value(0))
        .andExpect(jsonPath("$.agreement.percentAgreement").isEmpty())
        .andExpect(jsonPath("$.throughput.value").isEmpty());
    mvc.perform(
            get("/api/v1/datasets/no-labels/versions/9/quality")
                .with(Acting.as("manager", Role.MANAGER)))
        .andExpect(status().isNotFound());
  }

  @Test
  void gateResultsAreListedByGateAndSubject() throws Exception {
    LabeledData data = LabeledData.of(jdbc, "results", "LIVE");
    for (int number = 1; number <= 2; number++) {
      data.label(data.batch(number, "SUBMITTED"), "item-" + number, "a0", "cat");
      measurement.measure(data.batchId(number), 1);
    }
    String path = "/api/v1/datasets/results/versions/1/gate-results";

    mvc.perform(get(path + "?gate=BATCH&size=1").with(Acting.as("manager", Role.MANAGER)))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.rows.length()").value(1))
        .andExpect(jsonPath("$.rows[0].policyVersion").isNumber())
        .andExpect(jsonPath("$.rows[0].checks[0].name").value("itemsInQuestion"));
    mvc.perform(get(path + "?subject=" + data.batchId(2)).with(Acting.as("manager", Role.MANAGER)))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].resultKey").value("results:1:b002:1"));
  }

  @Test
  void onlyManagersChangeAPolicy() throws Exception {
    String body =
        "{\"maxDefectRate\": 0.04, \"confidence\": 0.95, \"acceptableDefects\": 2, \"maxAttempts\": 2}";
    LabeledData.of(jdbc, "policy", "LIVE");
    var request =
        post("/api/v1/gate-policies/policy/AUDIT").contentType("application/json").content(body);

    mvc.perform(request.with(Acting.as("reviewer", Role.REVIEWER)))
        .andExpect(status().isForbidden());
    mvc.perform(request.with(Acting.as("manager", Role.MANAGER)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.changedBy").value("manager"));
    mvc.perform(get("/api/v1/gate-policies/policy/AUDIT").with(Acting.as("auditor", Role.AUDITOR)))
        .andExpect(jsonPath("$[0].terms.maxDefectRate").value(0.04));

    String tag =
        mvc.perform(
                get("/api/v1/datasets/policy/gate-policies/AUDIT")
                    .with(Acting.as("auditor", Role.AUDITOR)))
            .andExpect(jsonPath("$.length()").value(0))
            .andReturn()
            .getResponse()
            .getHeader("ETag");
    var own =
        post("/api/v1/datasets/policy/gate-policies/AUDIT?reason=small")
            .contentType("application/json")
            .content(body)
            .header("If-Match", Objects.requireNonNull(tag))
            .with(Acting.as("manager", Role.MANAGER));
    mvc.perform(own)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.datasetKey").value("policy"))
        .andExpect(jsonPath("$.reason").value("small"));
    mvc.perform(own).andExpect(status().isPreconditionFailed());
  }

  private ResultActions figures(String dataset) throws Exception {
    return mvc.perform(
        get("/api/v1/datasets/" + dataset + "/versions/1/quality")
            .with(Acting.as("manager", Role.MANAGER)));
  }
}
