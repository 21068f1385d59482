package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import io.labelops.shared.PageQuery;
import io.labelops.workforce.AnnotatorStop;
import io.labelops.workforce.AnnotatorStops;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

@ModuleTest
class BatchMeasurementTest {

  private static final List<String> CREW = List.of("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7");
  private static final String CARELESS = "a7";
  private static final String UNLUCKY = "a6";

  private final BatchMeasurement measurement;
  private final FlaggedAnnotators flagged;
  private final GateResults results;
  private final GatePolicies policies;
  private final StoppedAnnotators stopped;
  private final AnnotatorStops stops;
  private final Json json;
  private final JdbcClient jdbc;

  BatchMeasurementTest(
      BatchMeasurement measurement,
      FlaggedAnnotators flagged,
      GateResults results,
      GatePolicies policies,
      StoppedAnnotators stopped,
      AnnotatorStops stops,
      Json json,
      JdbcClient jdbc) {
    this.measurement = measurement;
    this.flagged = flagged;
    this.results = results;
    this.policies = policies;
    this.stopped = stopped;
    this.stops = stops;
    this.json = json;
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
  void theFirstItemsOfAnAnnotatorOnProbationAreInQuestionAndGoldAndLaterOnesAreNot() {
    LabeledData data = LabeledData.of(jdbc, "probation", "LIVE");
    jdbc.sql("UPDATE dataset SET certification_required = TRUE WHERE key = 'probation'").update();
    String batch = data.batch(1, "SUBMITTED");
    data.gold("gold", "cat");
    for (String item : List.of("first", "gold", "second", "third", "tied")) {
      data.label(batch, item, "a0", "cat");
      data.label(batch, item, "a1", item.equals("tied") ? "dog" : "cat");
    }
    jdbc.sql(
            """
            WITH issued AS (
              INSERT INTO certificate (certification_id, annotator_id, task_type, guideline_key,
                guideline_major, language, state, probation_items, issued_at, valid_until,
                state_since, state_why)
              VALUES (1, :annotator, 'CLASSIFICATION', 'probation', 1, 'und', 'PROBATION', 2,
                '2026-01-01', '2027-01-01', '2026-01-01', 'passed') RETURNING id)
            INSERT INTO slot_certificate
            SELECT a.batch_id, a.item_id, a.pass, a.annotator_id, issued.id
              FROM assignment a CROSS JOIN issued
             WHERE a.batch_id = :batch AND a.annotator_id = :annotator
            """)
        .param("annotator", data.annotator("a0"))
        .param("batch", batch)
        .update();

    BatchFindings findings = measurement.measure(batch, 1);

    assertThat(findings.itemsInQuestion())
        .extracting(ItemInQuestion::item, ItemInQuestion::reason)
        .containsExactlyInAnyOrder(
            tuple("first", ItemInQuestion.Reason.PROBATION),
            tuple("second", ItemInQuestion.Reason.PROBATION),
            tuple("tied", ItemInQuestion.Reason.NO_MAJORITY));
    assertThat(findings.quality().itemsInQuestion()).isEqualTo(3);
    assertThat(checks(batch)).anyMatch(check -> check.name().equals("probationItems"));
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
        .isEqualTo(policies.current(BatchTerms.class, PolicyScope.program("repeated")).version());
    assertThat(result.checks()).extracting(Check::name).contains("goldAccuracy", "alpha");
    assertThat(results.decide(result.resultKey(), "ACCEPT", "fine", "batch-quality:1")).isTrue();
    assertThat(results.decide(result.resultKey(), "REJECT", "late", "batch-quality:2")).isFalse();
    assertThat(results.find(result.resultKey()).orElseThrow())
        .returns("ACCEPT", GateResult::outcome)
        .returns("batch-quality:1", GateResult::decisionVersion);
  }

  @Test
  void theSameInputsHaveTheSameResultAndHashAndOthersHaveNot() {
    LabeledData data = LabeledData.of(jdbc, "inputs", "LIVE");
    String batch = label(data, 1, "SUBMITTED");

    BatchFindings first = measurement.measure(batch, 1);
    GateResult before = forget(batch);
    assertThat(measurement.measure(batch, 1)).isEqualTo(first);
    GateResult again = forget(batch);
    assertThat(again.inputsHash()).isEqualTo(before.inputsHash()).hasSize(64);
    assertThat(again.checks()).isEqualTo(before.checks());

    data.update("UPDATE annotation SET label = 'owl' WHERE batch_id = ? AND pass = 1", batch);
    measurement.measure(batch, 1);
    assertThat(forget(batch).inputsHash()).isNotEqualTo(before.inputsHash());
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
  void uncertainItemsGetAnotherLabelWhereThePolicySaysSoAndSomebodyIsLeft() {
    LabeledData data = LabeledData.of(jdbc, "uncertain", "LIVE");
    terms("uncertain", Map.of("overlapMost", 4));
    String batch = data.batch(1, "SUBMITTED");
    for (String annotator : List.of("a0", "a1", "a2")) {
      data.label(batch, "certain", annotator, "cat");
      data.label(batch, "uncertain", annotator, annotator.equals("a0") ? "dog" : "cat");
    }
    assertThat(measurement.measure(batch, 1).quality().overlap())
        .as("everybody labelled everything")
        .isFalse();

    data.annotator("a3");
    BatchFindings findings = measurement.measure(batch, 2);

    assertThat(findings.quality().overlap()).isTrue();
    assertThat(findings.uncertain())
        .singleElement()
        .returns("uncertain", UncertainItem::item)
        .returns(3, UncertainItem::labels);
    assertThat(Objects.requireNonNull(findings.overlap()).costOfNext())
        .isEqualByComparingTo("0.10");
    data.label(batch, "uncertain", "a3", "dog");
    jdbc.sql("UPDATE assignment SET overlap_round = 2 WHERE batch_id = ? AND pass = 4")
        .param(batch)
        .update();
    BatchFindings after = measurement.measure(batch, 2, 1);
    assertThat(after.quality().overlap()).as("four labels are the bound").isFalse();
    assertThat(Objects.requireNonNull(after.overlap()).labelsSoFar()).isEqualTo(1);
    assertThat(measurement.findings(batch, 2)).as("what was found last").contains(after);
    assertThat(alpha(batch, 2, 1)).as("of planned labels only").isEqualTo(alpha(batch, 2, 0));
  }

  @Test
  void whoeverGoldProvesToBeBadIsStoppedOnceAndOnNewEvidenceOnlyAfterThatWasLifted() {
    LabeledData data = LabeledData.of(jdbc, "stopped", "LIVE");
    terms("stopped", Map.of("stopScope", "PROGRAM", "stopAfter", 31));
    for (int number = 1; number <= 5; number++) {
      label(data, number, "ACCEPTED");
    }
    assertThat(measurement.measure(data.batchId(5), 1).flagged().getFirst().answers())
        .isEqualTo(30);
    assertThat(measurement.measure(data.batchId(5), 1).toStop()).as("30 are too few").isEmpty();
    String batch = label(data, 6, "SUBMITTED");

    BatchFindings findings = measurement.measure(batch, 1);
    assertThat(findings.quality().annotatorsToStop()).as("careless and unlucky").isEqualTo(2);
    String key = BatchMeasurement.resultKey(batch, 1);
    assertThat(stopped.stop(batch, key)).isEqualTo(2);
    assertThat(stopped.stop(batch, key)).as("a repeat").isZero();
    assertThat(stops.reason(data.annotator(CARELESS), "stopped"))
        .hasValueSatisfying(reason -> assertThat(reason).startsWith("18 of 36 gold answers right"));
    assertThat(measurement.measure(batch, 2).toStop()).as("stopped already").isEmpty();

    AnnotatorStop stop = stops.list("stopped", true, new PageQuery(0, 10)).rows().getFirst();
    assertThat(stopped.lift(stop.id(), "quality-lead", "trained again").liftedBy())
        .isEqualTo("quality-lead");
    assertThat(stops.reason(data.annotator(CARELESS), "stopped")).isEmpty();
    assertThat(measurement.measure(batch, 3).toStop()).as("nothing new since").isEmpty();
    assertThat(
            jdbc.sql("SELECT action FROM decision WHERE subject = ? ORDER BY id")
                .param("annotator:" + data.annotator(CARELESS))
                .query(String.class)
                .list())
        .containsExactly("FLAG_ANNOTATOR", "STOP_ANNOTATOR", "LIFT_STOP");
  }

  private @Nullable Double alpha(String batch, int round, int pass) {
    return results
        .find(BatchMeasurement.resultKey(batch, round, pass))
        .orElseThrow()
        .checks()
        .stream()
        .filter(check -> check.name().equals("alpha"))
        .findFirst()
        .map(Check::value)
        .orElse(null);
  }

  private void terms(String program, Map<String, Object> changed) {
    Map<String, Object> terms =
        json.read(
            json.write(policies.current(BatchTerms.class, PolicyScope.program("*")).terms()),
            new TypeReference<Map<String, Object>>() {});
    terms.putAll(changed);
    policies.change(Gate.BATCH, PolicyScope.program(program), PolicyChange.of(terms), "manager");
  }

  @Test
  void aBatchWithoutLabelsCannotBeMeasured() {
    String batch = LabeledData.of(jdbc, "empty", "LIVE").batch(1, "SUBMITTED");

    assertThatThrownBy(() -> measurement.measure(batch, 1)).isInstanceOf(NothingToMeasure.class);
  }

  private GateResult forget(String batch) {
    String key = BatchMeasurement.resultKey(batch, 1);
    GateResult result = results.find(key).orElseThrow();
    jdbc.sql("DELETE FROM gate_result WHERE result_key = ?").param(key).update();
    return result;
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
