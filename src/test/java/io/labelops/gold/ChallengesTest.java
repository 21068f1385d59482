package io.labelops.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.ledger.EscalationRaised;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.FlaggedAnnotators;
import io.labelops.quality.Gold;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.NotAllowed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.PublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
class ChallengesTest {

  private final MockMvc mvc;
  private final Challenges challenges;
  private final Gold gold;
  private final BatchMeasurement measurement;
  private final FlaggedAnnotators flagged;
  private final JdbcClient jdbc;

  ChallengesTest(
      MockMvc mvc,
      Challenges challenges,
      Gold gold,
      BatchMeasurement measurement,
      FlaggedAnnotators flagged,
      JdbcClient jdbc) {
    this.mvc = mvc;
    this.challenges = challenges;
    this.gold = gold;
    this.measurement = measurement;
    this.flagged = flagged;
    this.jdbc = jdbc;
  }

  @Test
  void anAnswerToADoubtDoesNotTellWhatIsGold(AssertablePublishedEvents events) throws Exception {
    labelled("told");

    for (String item : List.of("g0", "w0")) {
      doubt("told", "a0", item)
          .andExpect(status().isOk())
          .andExpect(content().json("{\"item\": \"%s\"}".formatted(item)));
    }
    doubt("told", "a0", "g0").andExpect(status().isOk());
    assertThat(events.ofType(GoldChallenged.class)).hasSize(1);
    for (String unknown : List.of("nowhere", "untouched")) {
      doubt("told", "a0", unknown).andExpect(status().isNotFound());
    }
    doubt("told", "nobody", "g0").andExpect(status().isNotFound());
    mvc.perform(
            post("/api/v1/batches/told:1:b001/doubts")
                .with(Acting.vendor("someone", "other"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"item\": \"g0\", \"annotator\": \"a0\", \"reason\": \"x\"}"))
        .andExpect(status().isNotFound());
    for (String path : List.of("challenges", "stock", "leakage", "history?item=g0")) {
      mvc.perform(get("/api/v1/datasets/told/gold/" + path).with(Acting.vendor("someone", "told")))
          .andExpect(status().isForbidden());
      mvc.perform(
              get("/api/v1/datasets/told/gold/" + path)
                  .with(Acting.as("rev", Role.REVIEWER, "reviewers")))
          .andExpect(status().isForbidden());
    }
  }

  @Test
  void whileItIsOpenAnswersAreNeutralAndARightLabelCountsAgain() throws Exception {
    LabeledData data = labelled("neutral");
    String batch = data.batchId(1);
    assertThat(gold.plantedIn(batch)).hasSize(12);

    doubt("neutral", "a0", "g0");
    assertThat(gold.plantedIn(batch)).hasSize(11);
    assertThat(gold.hiddenIn(batch)).hasSize(12);
    assertThat(measurement.measure(batch, 1).annotators())
        .allSatisfy(annotator -> assertThat(annotator.answers()).isEqualTo(11));

    challenges.decide(open("neutral"), Challenge.Outcome.REJECT, null, "quality-lead", "by rule");
    assertThat(gold.plantedIn(batch)).hasSize(12);
  }

  @Test
  void correctedGoldTakesBackTheFlagThatRestedOnIt() throws Exception {
    LabeledData data = labelled("mended");
    DatasetVersionId id = new DatasetVersionId("mended", 1);
    measurement.measure(data.batchId(1), 1);
    assertThat(flagged.of(id)).containsExactly(data.annotator("a0"));

    doubt("mended", "a0", "g0");
    long challenge = open("mended");
    assertThatThrownBy(
            () -> challenges.decide(challenge, Challenge.Outcome.CORRECT, "cat", "lead", "x"))
        .hasMessageContaining("That is the label it has");
    assertThatThrownBy(
            () -> challenges.decide(challenge, Challenge.Outcome.CORRECT, "unicorn", "lead", "x"))
        .hasMessageContaining("one of the guideline's");
    assertThat(
            challenges
                .decide(challenge, Challenge.Outcome.CORRECT, "dog", "quality-lead", "ears")
                .upheld())
        .isTrue();
    for (int expected : new int[] {1, 0}) {
      assertThat(challenges.weighAgain(challenge)).isEqualTo(expected);
    }

    assertThat(flagged.of(id)).isEmpty();
    assertThat(
            jdbc.sql("SELECT reason FROM decision WHERE action = 'UNFLAG_ANNOTATOR'")
                .query(String.class)
                .list())
        .containsExactly("gold that spoke against them was corrected or retired");
  }

  @Test
  void retiredGoldIsNoEvidenceAndNeverWorkAgain() throws Exception {
    LabeledData data = labelled("retired");
    doubt("retired", "a0", "g0");

    challenges.decide(open("retired"), Challenge.Outcome.RETIRE, null, "lead", "ambiguous");

    assertThat(gold.plantedIn(data.batchId(1))).hasSize(11);
    assertThat(gold.hiddenIn(data.batchId(1))).hasSize(12);
  }

  @Test
  void neitherWhoDoubtsNorWhoMadeTheLabelDecides() throws Exception {
    LabeledData data = labelled("eyes");
    data.update(
        """
        INSERT INTO gold_set (id, dataset_key, number, name, guideline_key, guideline_version, choice,
                              request, seed, state, requested_by, requested_at)
        VALUES ('eyes:s', 'eyes', 1, 's', 'eyes', '1.0.0', 'HAND', '{}', 1, 'ACTIVE', 'lead', now())
        """);
    data.update("INSERT INTO gold_seat (set_id, seat, person) VALUES ('eyes:s', 1, 'expert')");
    data.update("UPDATE gold_item SET set_id = 'eyes:s' WHERE dataset_key = 'eyes'");
    mvc.perform(
            post("/api/v1/datasets/eyes/gold/challenges")
                .with(Acting.as("reviewer-1", Role.REVIEWER, "reviewers"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"item\": \"g0\", \"reason\": \"the ears\"}"))
        .andExpect(status().isOk());
    long challenge = open("eyes");

    assertThat(challenges.concerned(challenge)).containsExactlyInAnyOrder("reviewer-1", "expert");
    for (String person : List.of("reviewer-1", "expert")) {
      assertThatThrownBy(
              () -> challenges.decide(challenge, Challenge.Outcome.REJECT, null, person, "no"))
          .isInstanceOf(NotAllowed.class);
    }
    challenges.decide(challenge, Challenge.Outcome.REJECT, null, "quality-lead", "no");
    assertThatThrownBy(
            () -> challenges.decide(challenge, Challenge.Outcome.RETIRE, null, "lead-2", "no"))
        .hasMessageContaining("is decided already");
  }

  @Test
  void aVendorThatDoubtsEverythingDoesNotPutAllGoldOutOfUse() throws Exception {
    labelled("flood");
    for (int i = 0; i < 8; i++) {
      doubt("flood", "a0", "g" + i).andExpect(status().isOk());
    }
    assertThat(inState("flood", "OPEN")).isEqualTo(5);
    assertThat(inState("flood", "WAITING")).isEqualTo(3);

    challenges.decide(open("flood"), Challenge.Outcome.REJECT, null, "quality-lead", "by rule");

    assertThat(inState("flood", "OPEN")).isEqualTo(5);
    assertThat(inState("flood", "WAITING")).isEqualTo(2);
  }

  @Test
  void aDoubtSaysWhy() throws Exception {
    labelled("why");
    mvc.perform(
            post("/api/v1/batches/why:1:b001/doubts")
                .with(Acting.vendor("someone", "why"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"item\": \"g0\", \"annotator\": \"a0\"}"))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void beingOverdueIsSentUpOnceWithoutTheItemAndDecidesNothing(PublishedEvents events)
      throws Exception {
    labelled("late");
    doubt("late", "a0", "g0");
    for (int times = 0; times < 2; times++) {
      challenges.overdue(open("late"));
    }

    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM decision
                     WHERE action = 'GOLD_CHALLENGE_OVERDUE' AND dataset_key = 'late'
                    """)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(events.ofType(EscalationRaised.class))
        .singleElement()
        .satisfies(
            raised -> {
              assertThat(raised.raiseKey()).isEqualTo("challenge:" + open("late"));
              assertThat(raised.toString()).doesNotContain("g0");
            });
    assertThat(inState("late", "OPEN")).isEqualTo(1);
  }

  /** Twelve gold items and two others by three annotators; a0 is wrong on five of the gold. */
  private LabeledData labelled(String key) {
    LabeledData data = LabeledData.of(jdbc, key, "LIVE");
    String batch = data.batch(1, "SUBMITTED");
    data.item("untouched");
    for (int i = 0; i < 12; i++) {
      data.gold("g" + i, "cat");
      data.label(batch, "g" + i, "a0", i < 5 ? "dog" : "cat");
      data.label(batch, "g" + i, "a1", "cat");
      data.label(batch, "g" + i, "a2", "cat");
    }
    for (String annotator : List.of("a0", "a1", "a2")) {
      data.label(batch, "w0", annotator, "cat");
      data.label(batch, "w1", annotator, "dog");
    }
    return data;
  }

  private ResultActions doubt(String vendor, String annotator, String item) throws Exception {
    return mvc.perform(
        post("/api/v1/batches/" + vendor + ":1:b001/doubts")
            .with(Acting.vendor("someone", vendor))
            .contentType(MediaType.APPLICATION_JSON)
            .content(
                "{\"item\": \"%s\", \"annotator\": \"%s\", \"reason\": \"rule 3: ears\"}"
                    .formatted(item, annotator)));
  }

  private long open(String dataset) {
    return jdbc.sql("SELECT min(id) FROM gold_challenge WHERE dataset_key = ? AND state = 'OPEN'")
        .param(dataset)
        .query(Long.class)
        .single();
  }

  private int inState(String dataset, String state) {
    return jdbc.sql("SELECT count(*) FROM gold_challenge WHERE dataset_key = ? AND state = ?")
        .params(dataset, state)
        .query(Integer.class)
        .single();
  }
}
