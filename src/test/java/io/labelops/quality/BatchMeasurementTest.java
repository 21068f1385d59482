package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.shared.DatasetVersionId;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class BatchMeasurementTest {

  private static final List<String> CREW = List.of("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7");
  private static final String CARELESS = "a7";
  private static final String UNLUCKY = "a6";

  private final BatchMeasurement measurement;
  private final FlaggedAnnotators flagged;
  private final GateResults results;
  private final GatePolicies policies;
  private final JdbcClient jdbc;

  BatchMeasurementTest(
      BatchMeasurement measurement,
      FlaggedAnnotators flagged,
      GateResults results,
      GatePolicies policies,
      JdbcClient jdbc) {
    this.measurement = measurement;
    this.flagged = flagged;
    this.results = results;
    this.policies = policies;
    this.jdbc = jdbc;
  }

  @Test
  void pooledGoldFlagsTheCarelessAnnotatorWhileAgreementIsFine() {
    LabeledData data = LabeledData.of(jdbc, "careless", "LIVE");
    BatchFindings first = measurement.measure(label(data, 1, "ACCEPTED"), 1);
    assertThat(first.flagged()).as("six gold answers are too few").isEmpty();
    assertThat(first.quality().goldVerdict()).isNotEqualTo(Verdict.FAIL);

    BatchFindings second = measurement.measure(label(data, 2, "SUBMITTED"), 1);
    assertThat(second.flagged())
        .singleElement()
        .satisfies(
            gold -> {
              assertThat(gold.annotatorId()).isEqualTo(data.annotator(CARELESS));
              assertThat(gold.answers()).isEqualTo(12);
              assertThat(gold.correct()).isEqualTo(6);
            });
    assertThat(second.quality().goldVerdict()).isEqualTo(Verdict.FAIL);
    assertThat(second.quality().agreementVerdict()).isEqualTo(Verdict.PASS);
    assertThat(second.quality().flaggedAnnotators()).isEqualTo(1);
    assertThat(second.quality().labels()).isEqualTo(120);
    assertThat(second.quality().maxRounds()).isEqualTo(2);
    assertThat(second.quality().furtherLabels()).isTrue();
  }

  @Test
  void anInnocentNearMissIsNamedAndCleared() {
    LabeledData data = LabeledData.of(jdbc, "innocent", "LIVE");
    label(data, 1, "ACCEPTED");
    label(data, 2, "SUBMITTED");

    BatchFindings findings = measurement.measure(data.batchId(2), 1);

    assertThat(findings.annotators().stream().filter(AnnotatorGold::nearlyFlagged))
        .singleElement()
        .satisfies(
            gold -> {
              assertThat(gold.annotatorId()).isEqualTo(data.annotator(UNLUCKY));
              assertThat(gold.correct()).isEqualTo(9);
              assertThat(gold.moreToDecide()).isPositive();
            });
    assertThat(checks(data.batchId(2)))
        .extracting(Check::note)
        .anySatisfy(
            note ->
                assertThat(note)
                    .matches("annotator #\\d+: not flagged, \\d+ more gold answers would decide"));
    assertThat(flagged.of(new DatasetVersionId("innocent", 1)))
        .containsExactly(data.annotator(CARELESS));
  }

  @Test
  void aFlagPricesEarlierAcceptedWorkAndListsTheItemsThatRestOnIt() {
    LabeledData data = LabeledData.of(jdbc, "past-work", "LIVE");
    String accepted = label(data, 1, "ACCEPTED");
    for (String item : List.of("rests", "stands")) {
      data.label(accepted, item, CARELESS, "cat");
      data.label(accepted, item, "a0", "cat");
      data.label(accepted, item, "a1", item.equals("rests") ? "dog" : "cat");
      data.finalLabel(accepted, item, "cat");
    }
    label(data, 2, "SUBMITTED");
    assertThat(suspectItems("past-work")).isEmpty();

    BatchFindings findings = measurement.measure(data.batchId(2), 1);

    assertThat(findings.pastWork())
        .containsExactly(
            new PastWork(data.annotator(CARELESS), 11, 1, new BigDecimal("1.1000"), "EUR", 1));
    assertThat(suspectItems("past-work")).containsExactly(data.item("rests"));
    assertThat(
            jdbc.sql(
                    "SELECT reason FROM decision WHERE action = 'FLAG_ANNOTATOR' AND dataset_key = ?")
                .param("past-work")
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .startsWith("6 of 12 gold answers right");
  }

  @Test
  void aRepeatReturnsWhatWasFoundAndTheResultNamesItsPolicy() {
    LabeledData data = LabeledData.of(jdbc, "repeated", "LIVE");
    String batch = label(data, 1, "SUBMITTED");

    BatchFindings first = measurement.measure(batch, 1);
    data.update("UPDATE annotation SET label = 'owl' WHERE batch_id = ?", batch);

    assertThat(measurement.measure(batch, 1)).isEqualTo(first);
    GateResult result = results.find(BatchMeasurement.resultKey(batch, 1)).orElseThrow();
    assertThat(result.policyVersion())
        .isEqualTo(policies.current(BatchTerms.class, "repeated").version());
    assertThat(result.checks()).extracting(Check::name).contains("goldAccuracy", "alpha");
    assertThat(results.decide(result.resultKey(), "ACCEPT", "fine", "batch-quality:1")).isTrue();
    assertThat(results.decide(result.resultKey(), "REJECT", "late", "batch-quality:2")).isFalse();
    assertThat(results.find(result.resultKey()).orElseThrow())
        .returns("ACCEPT", GateResult::outcome)
        .returns("batch-quality:1", GateResult::decisionVersion);
  }

  @Test
  void recordedLabelsAreNeverMeasuredOnGold() {
    LabeledData data = LabeledData.of(jdbc, "recorded", "REPLAY");
    label(data, 1, "ACCEPTED");
    String batch = label(data, 2, "SUBMITTED");

    BatchFindings findings = measurement.measure(batch, 1);

    assertThat(findings.quality().goldVerdict()).isEqualTo(Verdict.NONE);
    assertThat(findings.annotators()).isEmpty();
    assertThat(findings.quality().furtherLabels()).isFalse();
    assertThat(findings.itemsInQuestion()).isEmpty();
  }

  @Test
  void onlyFirstAnswersOfTheSameMajorInTheWindowCount() {
    LabeledData data = LabeledData.of(jdbc, "window", "LIVE");
    String batch = data.batch(1, "SUBMITTED");
    data.gold("old-major", "cat");
    data.label(batch, "old-major", "a0", "dog", "0.9.0", TestClock.START);
    data.gold("learnt", "cat");
    data.label(batch, "learnt", "a0", "dog");
    data.label(batch, "learnt", "a0", "cat");
    data.gold("right", "cat");
    data.label(batch, "right", "a0", "cat");

    assertThat(measurement.measure(batch, 1).annotators())
        .singleElement()
        .satisfies(
            gold -> {
              assertThat(gold.answers()).isEqualTo(2);
              assertThat(gold.correct()).isEqualTo(1);
            });
  }

  @Test
  void tiesAndWeakMajoritiesAreInQuestionAndGoldNever() {
    LabeledData data = LabeledData.of(jdbc, "questions", "LIVE");
    String batch = data.batch(1, "SUBMITTED");
    data.gold("gold", "cat");
    for (String item : List.of("gold", "tied")) {
      data.label(batch, item, "a0", "cat");
      data.label(batch, item, "a1", "dog");
    }

    assertThat(measurement.measure(batch, 1).itemsInQuestion())
        .singleElement()
        .returns("tied", ItemInQuestion::item)
        .returns(ItemInQuestion.Reason.NO_MAJORITY, ItemInQuestion::reason);
  }

  @Test
  void nobodyIsLeftWhenEveryUnflaggedAnnotatorHasLabelledTheItems() {
    LabeledData data = LabeledData.of(jdbc, "exhausted", "LIVE");
    String batch = data.batch(1, "SUBMITTED");
    data.label(batch, "tied", "a0", "cat");
    data.label(batch, "tied", "a1", "dog");

    assertThat(measurement.measure(batch, 1).quality().furtherLabels()).isFalse();

    data.annotator("a2");
    assertThat(measurement.measure(batch, 2).quality().furtherLabels()).isTrue();
  }

  @Test
  void aBatchWithoutLabelsCannotBeMeasured() {
    String batch = LabeledData.of(jdbc, "empty", "LIVE").batch(1, "SUBMITTED");

    assertThatThrownBy(() -> measurement.measure(batch, 1)).isInstanceOf(NothingToMeasure.class);
  }

  private List<Long> suspectItems(String dataset) {
    return jdbc.sql("SELECT item_id FROM v_suspect_item WHERE dataset_key = ?")
        .param(dataset)
        .query(Long.class)
        .list();
  }

  private List<Check> checks(String batch) {
    return results.find(BatchMeasurement.resultKey(batch, 1)).orElseThrow().checks();
  }

  /**
   * Labels a batch of 16 gold and 24 other items three times each by eight annotators.
   *
   * <p>Everybody gives the true label but the careless one, wrong on every second item, and the
   * unlucky one, who missed three gold items.
   */
  private static String label(LabeledData data, int number, String state) {
    String batch = data.batch(number, state);
    for (int i = 0; i < 40; i++) {
      String item = "%d-%02d".formatted(number, i);
      String truth = i % 2 == 0 ? "cat" : "dog";
      boolean gold = i < 16;
      if (gold) {
        data.gold(item, truth);
      }
      for (int pass = 0; pass < 3; pass++) {
        String annotator = CREW.get((i + pass) % CREW.size());
        boolean wrong =
            switch (annotator) {
              case CARELESS -> (i + pass * 3 + i / 8) % 2 == 0;
              case UNLUCKY -> gold && (number == 1 ? pass == 0 && i < 8 : pass == 0);
              default -> false;
            };
        data.label(batch, item, annotator, wrong ? (truth.equals("cat") ? "dog" : "cat") : truth);
      }
    }
    return batch;
  }
}
