package io.labelops.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.Acting;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.annotation.BatchOpening;
import io.labelops.annotation.Batches;
import io.labelops.annotation.Deadlines;
import io.labelops.annotation.Settlement;
import io.labelops.guideline.ChangeRaised;
import io.labelops.ledger.EscalationRaised;
import io.labelops.quality.GateResults;
import io.labelops.quality.Verdict;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.NotAllowed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class PilotsTest {

  private static final List<String> CODES = List.of("cat", "dog", "owl");
  private static final ActingPerson LEAD =
      new ActingPerson("qi", Role.MANAGER, null, Set.of("quality"));

  private final Pilots pilots;
  private final PilotMeasurement measurement;
  private final PilotReviews reviews;
  private final GateResults results;
  private final Batches batches;
  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final TestClock clock;
  private final JdbcClient jdbc;
  private final MockMvc mvc;

  PilotsTest(
      Pilots pilots,
      PilotMeasurement measurement,
      PilotReviews reviews,
      GateResults results,
      Batches batches,
      BatchOpening opening,
      Deadlines deadlines,
      TestClock clock,
      JdbcClient jdbc,
      MockMvc mvc) {
    this.pilots = pilots;
    this.measurement = measurement;
    this.reviews = reviews;
    this.results = results;
    this.batches = batches;
    this.opening = opening;
    this.deadlines = deadlines;
    this.clock = clock;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  @BeforeEach
  void theSameDay() {
    clock.reset();
  }

  @Test
  void aRoundDrawsASeededSampleOfEveryStratumOnceAndNoGold() {
    DatasetVersionId id = dataset("drawn", 40);
    update(
        "INSERT INTO gold_item (dataset_key, item_id, label, state, added_at, added_by)"
            + " SELECT 'drawn', id, 'cat', 'ACTIVE', now(), 'lead' FROM item WHERE dataset_key = 'drawn' AND key < 'i002'");

    PilotRound first = pilots.open(id, 1);
    assertThat(pilots.open(id, 1)).isEqualTo(first);
    pilots.open(id, 2);

    assertThat(first.seed()).isEqualTo(Pilots.seed("pilot:drawn:1:1"));
    assertThat(
            texts(
                "SELECT stratum || ': ' || count(*) FROM pilot_item WHERE dataset_key = 'drawn' AND round = 1 GROUP BY stratum ORDER BY 1"))
        .containsExactly("slice=day: 32", "slice=night: 8");
    assertThat(
            count(
                "SELECT count(*) FROM pilot_item p JOIN gold_item g USING (dataset_key, item_id)"))
        .isZero();
    assertThat(count("SELECT count(DISTINCT item_id) FROM pilot_item WHERE dataset_key = 'drawn'"))
        .isEqualTo(80);
    assertThat(
            texts(
                "SELECT b.kind || ' ' || b.wave || ' ' || count(*) FROM batch b JOIN assignment s ON s.batch_id = b.id WHERE b.dataset_key = 'drawn' GROUP BY b.kind, b.wave ORDER BY 1"))
        .containsExactly("PILOT -1 120", "PILOT -2 120");
    assertThat(texts("SELECT stage FROM dataset_version WHERE dataset_key = 'drawn'"))
        .containsExactly("PILOT");
  }

  @Test
  void labelsOfARoundThatPassesCountAndItsOpenItemsGoToProductionAfresh() throws Exception {
    DatasetVersionId id = dataset("passed", 60);
    label(id, 1, (item, who) -> item.endsWith("7") ? CODES.get(who) : truth(item));
    PilotFindings findings = measured(id, 1);
    assertThat(findings.result().verdict()).isEqualTo(Verdict.PASS);
    assertThat(findings.estimate().medianSeconds()).isEqualTo(12);

    PilotRound decided = reviews.decide(id, 1, PilotDecision.PRODUCTION, null, LEAD);

    long open =
        count(
            "SELECT count(*) FROM pilot_item p JOIN item i ON i.id = p.item_id WHERE i.dataset_key = 'passed' AND i.key LIKE '%7'");
    assertThat(open).isPositive();
    assertThat(decided.counted()).isEqualTo((int) (60 - open)).isEqualTo(findings.counting());
    assertThat(findings.estimate().items()).isEqualTo(200 - findings.counting());
    assertThat(opening.openProduction(id).items()).isEqualTo((int) (140 + open));
    assertThat(
            count(
                "SELECT count(*) FROM assignment s JOIN batch b ON b.id = s.batch_id AND b.kind = 'PRODUCTION' JOIN final_label f ON f.item_id = s.item_id WHERE b.dataset_key = 'passed'"))
        .isZero();
    assertThat(count("SELECT count(*) FROM v_original_label WHERE dataset_key = 'passed'"))
        .isEqualTo(180);
    nobodyLabelsTwice(id);
  }

  @Test
  void aRoundThatDoesNotPassCountsForNothingAndNeedsAReasonToGoOn() throws Exception {
    DatasetVersionId id = dataset("failed", 40);
    label(id, 1, (item, who) -> CODES.get((item.hashCode() + who) % 2));
    PilotFindings findings = measured(id, 1);
    assertThat(findings.result().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(findings.confusions().getFirst())
        .extracting(PilotFindings.Confusion::first, PilotFindings.Confusion::second)
        .containsExactly("cat", "dog");
    assertThat(findings.disagreements()).hasSize(10).allMatch(item -> item.votes().size() == 2);

    assertThatThrownBy(() -> reviews.decide(id, 1, PilotDecision.PRODUCTION, " ", LEAD))
        .hasMessageContaining("say why production may begin");
    reviews.decide(id, 1, PilotDecision.PRODUCTION, "We take the risk", LEAD);

    assertThat(opening.openProduction(id).items()).isEqualTo(200);
    assertThat(count("SELECT count(*) FROM final_label WHERE dataset_key = 'failed'")).isZero();
    assertThat(count("SELECT count(*) FROM v_original_label WHERE dataset_key = 'failed'"))
        .isZero();
    nobodyLabelsTwice(id);
  }

  @Test
  void neitherTheRequesterNorWhoLabelledDecidesAndRoundsAreBounded() throws Exception {
    DatasetVersionId id = dataset("bounded", 40);
    label(id, 1, (item, who) -> CODES.get((item.hashCode() + who) % 2));
    assertThatThrownBy(() -> reviews.decide(id, 1, PilotDecision.NEXT_ROUND, null, LEAD))
        .hasMessageContaining("not measured yet");
    measured(id, 1);
    update(
        "INSERT INTO staff_annotator SELECT 'eve', id, now(), 'lead' FROM annotator WHERE vendor_key = 'bounded' AND pseudonym = 'a0'");

    for (String name : List.of("manager", "eve")) {
      ActingPerson person = new ActingPerson(name, Role.MANAGER, null, Set.of("quality"));
      assertThatThrownBy(() -> reviews.decide(id, 1, PilotDecision.NEXT_ROUND, null, person))
          .isInstanceOf(NotAllowed.class);
    }
    assertThatThrownBy(() -> reviews.decide(id, 1, PilotDecision.STOP, null, LEAD))
        .hasMessageContaining("why");
    reviews.decide(id, 1, PilotDecision.NEXT_ROUND, null, LEAD);
    reviews.decide(id, 1, PilotDecision.NEXT_ROUND, null, LEAD);
    assertThatThrownBy(() -> reviews.decide(id, 1, PilotDecision.STOP, "no", LEAD))
        .isInstanceOf(PilotConflict.class);
    label(id, 2, (item, who) -> CODES.get((item.hashCode() + who) % 2));
    measured(id, 2);

    assertThatThrownBy(() -> reviews.decide(id, 2, PilotDecision.CHANGE, "unclear", LEAD))
        .hasMessageContaining("No round is left");
  }

  @Test
  void aChangeIsAskedForWithTheConfusedClassesAndAnewAfterOneThatFailed(
      AssertablePublishedEvents events) throws Exception {
    DatasetVersionId id = dataset("unclear", 40);
    label(id, 1, (item, who) -> CODES.get((item.hashCode() + who) % 2));
    measured(id, 1);

    PilotRound asked = reviews.decide(id, 1, PilotDecision.CHANGE, "Kittens?", LEAD);
    reviews.reopen(id, 1);
    PilotRound again = reviews.decide(id, 1, PilotDecision.CHANGE, "Puppies?", LEAD);
    reviews.escalate(id, 1);

    assertThat(asked.changeKey()).isEqualTo("pilot:unclear:1:1:1");
    assertThat(again.changeKey()).isEqualTo("pilot:unclear:1:1:2");
    assertThat(events.ofType(ChangeRaised.class))
        .extracting(ChangeRaised::raiseKey)
        .containsExactly("pilot:unclear:1:1:1", "pilot:unclear:1:1:2");
    assertThat(events.ofType(ChangeRaised.class))
        .allMatch(raised -> raised.affectedClasses().equals(Set.of("cat", "dog")))
        .allMatch(raised -> raised.raisedBy().equals("qi"));
    assertThat(events.ofType(EscalationRaised.class)).hasSize(1);
  }

  @Test
  void aMajorChangeInTheMiddleOfARoundLeavesOlderLabelsOutAndNothingCounts() throws Exception {
    DatasetVersionId id = dataset("changed", 40);
    opened(id, 1);
    claimAndLabel(id, 1, "a0", 0, (item, who) -> truth(item));
    publish("changed", "2.0.0");
    claimAndLabel(id, 1, "a1", 1, (item, who) -> truth(item));
    claimAndLabel(id, 1, "a2", 2, (item, who) -> truth(item));
    settle(id, 1);

    PilotFindings findings = measured(id, 1);

    assertThat(findings.major()).isEqualTo(2);
    assertThat(findings.olderLabels()).isEqualTo(40);
    assertThat(findings.result().verdict()).isEqualTo(Verdict.PASS);
    assertThat(findings.counting()).as("two labels are fewer than production asks for").isZero();
    publish("changed", "3.0.0");
    reviews.decide(id, 1, PilotDecision.PRODUCTION, null, LEAD);
    assertThat(count("SELECT count(*) FROM final_label WHERE dataset_key = 'changed'")).isZero();
  }

  @Test
  void labelsMadeBeforeAMajorChangeDoNotPassUnderTheNewVersion() throws Exception {
    DatasetVersionId id = dataset("late", 40);
    label(id, 1, (item, who) -> truth(item));
    publish("late", "2.0.0");

    assertThat(measured(id, 1).result()).isEqualTo(new PilotResult(Verdict.PASS, 1, 2, false));
  }

  @Test
  void staffSeeRoundsWithFiguresAndItemsAndVendorsDoNot() throws Exception {
    DatasetVersionId id = dataset("shown", 40);
    label(id, 1, (item, who) -> CODES.get((item.hashCode() + who) % 2));
    measured(id, 1);

    mvc.perform(get("/api/v1/datasets/shown/versions/1/pilot").with(Acting.as("mia", Role.MANAGER)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.plan.items").value(40))
        .andExpect(jsonPath("$.rounds[0].strata['slice=day']").value(32))
        .andExpect(jsonPath("$.rounds[0].gate.checks[0].name").value("alpha"))
        .andExpect(jsonPath("$.rounds[0].findings.disagreements.length()").value(10))
        .andExpect(jsonPath("$.rounds[0].payloads.length()").value(10))
        .andExpect(jsonPath("$.rounds[0].findings.estimate.costP80").isNumber());
    mvc.perform(get("/api/v1/datasets/shown/versions/1/pilot").with(Acting.vendor("v", "shown")))
        .andExpect(status().isForbidden());
  }

  /** 200 items, every fifth at night; five annotators; two rounds. */
  private DatasetVersionId dataset(String key, int items) {
    LabeledData data = LabeledData.of(jdbc, key, "LIVE");
    List.of("a0", "a1", "a2", "a3", "a4", "a5").forEach(data::annotator);
    jdbc.sql(
            """
            UPDATE dataset SET pilot_items = ?, pilot_annotators_per_item = 3, pilot_max_rounds = 2
             WHERE key = ?
            """)
        .params(items, key)
        .update();
    jdbc.sql("UPDATE dataset_version SET stage = 'INTAKE' WHERE dataset_key = ?")
        .param(key)
        .update();
    jdbc.sql(
            """
            INSERT INTO item (dataset_key, key, payload, payload_hash, imported_at)
            SELECT ?, 'i' || to_char(n, 'FM000'),
                   jsonb_build_object('text', 'pet ' || n,
                                      'slice', CASE WHEN n % 5 = 0 THEN 'night' ELSE 'day' END),
                   '\\x00', now()
              FROM generate_series(0, 199) n
            """)
        .param(key)
        .update();
    return new DatasetVersionId(key, 1);
  }

  private static String truth(String item) {
    return CODES.get(Integer.parseInt(item.substring(1)) % 3);
  }

  private void label(DatasetVersionId id, int round, BiFunction<String, Integer, String> labels)
      throws Exception {
    opened(id, round);
    for (int who = 0; who < 3; who++) {
      claimAndLabel(id, round, "a" + who, who, labels);
    }
    settle(id, round);
  }

  private void opened(DatasetVersionId id, int round) {
    pilots.open(id, round);
    ids(id, round).forEach(batch -> deadlines.dispatch(batch, batch.hashCode()));
  }

  private void settle(DatasetVersionId id, int round) {
    ids(id, round)
        .forEach(batch -> batches.settle(batch, Settlement.ACCEPTED, "pilot", Set.of(), Map.of()));
  }

  private void claimAndLabel(
      DatasetVersionId id,
      int round,
      String annotator,
      int who,
      BiFunction<String, Integer, String> labels)
      throws Exception {
    for (String batch : ids(id, round)) {
      List<String> items = claim(id, batch, annotator);
      String rows =
          items.stream()
              .map(
                  item ->
                      "{\"item\":\"%s\",\"annotator\":\"%s\",\"label\":\"%s\",\"seconds\":12}\n"
                          .formatted(item, annotator, labels.apply(item, who)))
              .collect(Collectors.joining());
      mvc.perform(
              put("/api/v1/batches/" + batch + "/submissions/" + annotator + round)
                  .contentType("application/x-ndjson")
                  .content(rows)
                  .with(Acting.vendor("v", id.datasetKey())))
          .andExpect(jsonPath("$.taken").value(items.size()));
    }
  }

  private List<String> claim(DatasetVersionId id, String batch, String annotator) throws Exception {
    return JsonPath.read(
        mvc.perform(
                post("/api/v1/batches/" + batch + "/claims")
                    .contentType("application/json")
                    .content("{\"annotator\": \"%s\", \"count\": 500}".formatted(annotator))
                    .with(Acting.vendor("v", id.datasetKey())))
            .andReturn()
            .getResponse()
            .getContentAsString(),
        "$.assignments[*].item");
  }

  /** Whoever labelled an item in the pilot is not handed it in production. */
  private void nobodyLabelsTwice(DatasetVersionId id) throws Exception {
    for (String batch :
        texts(
            "SELECT id FROM batch WHERE kind = 'PRODUCTION' AND dataset_key = '"
                + id.datasetKey()
                + "'")) {
      deadlines.dispatch(batch, batch.hashCode());
      for (String item : claim(id, batch, "a0")) {
        assertThat(
                count(
                    "SELECT count(*) FROM annotation n JOIN item i ON i.id = n.item_id JOIN annotator w ON w.id = n.annotator_id AND w.pseudonym = 'a0' WHERE i.dataset_key = '%s' AND i.key = '%s'"
                        .formatted(id.datasetKey(), item)))
            .isZero();
      }
    }
  }

  private PilotFindings measured(DatasetVersionId id, int round) {
    PilotFindings findings = measurement.measure(id, round);
    assertThat(measurement.measure(id, round)).isEqualTo(findings);
    results.decide(
        PilotRound.key(id, round), findings.result().verdict().name(), "by its interval", "1");
    return findings;
  }

  private void publish(String guideline, String version) {
    jdbc.sql(
            """
            INSERT INTO guideline_version
              (guideline_key, version, sequence, body, published_at, published_by)
            SELECT guideline_key, :version, 1 + max(sequence), 'Look thrice.', now(), 'lead'
              FROM guideline_version WHERE guideline_key = :key GROUP BY guideline_key
            """)
        .param("version", version)
        .param("key", guideline)
        .update();
    jdbc.sql(
            """
            INSERT INTO label_class (guideline_key, version, position, code, name)
            SELECT guideline_key, :version, position, code, name FROM label_class
             WHERE guideline_key = :key AND version = '1.0.0'
            """)
        .param("version", version)
        .param("key", guideline)
        .update();
  }

  private List<String> ids(DatasetVersionId id, int round) {
    return texts(
        "SELECT id FROM batch WHERE dataset_key = '%s' AND wave = %d ORDER BY number"
            .formatted(id.datasetKey(), -round));
  }

  private List<String> texts(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private void update(String sql) {
    jdbc.sql(sql).update();
  }
}
