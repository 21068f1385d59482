package io.labelops.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.WholeTest;
import io.labelops.access.Acting;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@WholeTest
class CalibrationTest {

  private static final List<String> REVIEWERS = List.of("cal-right", "cal-wrong", "cal-away");
  private static final ActingPerson LEAD =
      new ActingPerson("cal-lead", Role.MANAGER, null, Set.of("quality"));

  private final Calibrations calibrations;
  private final CalibrationMeasure measure;
  private final JdbcClient jdbc;
  private final MockMvc mvc;

  CalibrationTest(
      Calibrations calibrations, CalibrationMeasure measure, JdbcClient jdbc, MockMvc mvc) {
    this.calibrations = calibrations;
    this.measure = measure;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  @BeforeEach
  void threeReviewers() {
    for (String reviewer : REVIEWERS) {
      jdbc.sql(
              "INSERT INTO app_user (username, display_name, role, created_at) VALUES (?, 'R', 'REVIEWER', now())")
          .param(reviewer)
          .update();
      jdbc.sql("INSERT INTO user_group VALUES (?, 'reviewers')").param(reviewer).update();
    }
  }

  @AfterEach
  void nobodyElseIsAsked() {
    jdbc.sql("DELETE FROM user_group WHERE username LIKE 'cal-%'").update();
    jdbc.sql("DELETE FROM app_user WHERE username LIKE 'cal-%'").update();
  }

  @Test
  void reviewersAreHeldAgainstGoldAndEachOtherAndWhoIsMissingIsNotCounted() throws Exception {
    long id = opened("cal-gold", 40, 4);
    answer(id, "cal-right", 0);
    answer(id, "cal-wrong", 20);
    answer(id, "cal-away", 0, 5);

    Calibration measured = measure.measure(id);

    assertThat(measured.items()).isEqualTo(44);
    assertThat(measured.goldItems()).isEqualTo(40);
    ReviewerResult right = result(measured, "cal-right");
    assertThat(right.correct()).isEqualTo(right.answers()).isEqualTo(40);
    assertThat(right.evidence()).isEqualTo("PASS");
    ReviewerResult wrong = result(measured, "cal-wrong");
    assertThat(wrong.correct()).isEqualTo(20);
    assertThat(wrong.evidence()).isEqualTo("FAIL");
    assertThat(wrong.bounds().upper()).isLessThan(0.85);
    ReviewerResult away = result(measured, "cal-away");
    assertThat(away.missing()).isTrue();
    assertThat(away.answers()).isNull();
    assertThat(measured.comparedItems()).isEqualTo(44);
    assertThat(measured.alpha()).isBetween(-0.5, 0.6);
    assertThat(measured.alphaInterval().lower()).isLessThan(measured.alpha());
    assertThat(measure.measure(id).closedAt()).as("once").isEqualTo(measured.closedAt());
    assertThat(measure.next(id).map(ReviewerResult::reviewer)).contains("cal-right");
    answers(id, "cal-right", "[{\"item\": \"c-1\", \"label\": \"cat\"}]")
        .andExpect(status().isConflict());
  }

  @Test
  void theDeskIsBlindAndOpenToThoseWhoAreAskedOnly() throws Exception {
    long id = opened("cal-blind", 3, 1);

    mvc.perform(
            get("/api/v1/calibrations/" + id + "/items")
                .with(Acting.as("cal-right", Role.REVIEWER)))
        .andExpect(jsonPath("$.items.length()").value(4))
        .andExpect(jsonPath("$.items[0].item").value("c-1"))
        .andExpect(jsonPath("$.items[0].payload.text").value("look"))
        .andExpect(content().string(Matchers.not(Matchers.containsString("gold-"))))
        .andExpect(content().string(Matchers.not(Matchers.containsString("expected"))));
    mvc.perform(
            get("/api/v1/calibrations/" + id + "/items").with(Acting.as("other", Role.REVIEWER)))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/calibrations/" + id).with(Acting.as("cal-right", Role.REVIEWER)))
        .andExpect(status().isForbidden());
    answers(
            id,
            "cal-right",
            "[{\"item\": \"c-1\", \"label\": \"cat\"}, {\"item\": \"c-9\", \"label\": \"cat\"}, {\"item\": \"c-2\", \"label\": \"swan\"}, {\"item\": \"c-2\"}]")
        .andExpect(jsonPath("$.taken").value(1))
        .andExpect(jsonPath("$.refused").value(3));
  }

  @Test
  void whatCannotBeCalibratedIsRefused() throws Exception {
    long id = opened("cal-twice", 3, 0);
    assertThatThrownBy(() -> calibrations.request("cal-twice", null, LEAD))
        .isInstanceOf(CalibrationConflict.class);
    LabeledData.of(jdbc, "cal-empty", "LIVE");
    assertThatThrownBy(() -> calibrations.request("cal-empty", null, LEAD))
        .isInstanceOf(InvalidCalibration.class)
        .hasMessageContaining("neither active gold nor adjudicated items");
    assertThatThrownBy(() -> calibrations.request("cal-twice", "cats", LEAD))
        .hasMessageContaining("name one guidelineKey");
    mvc.perform(
            post("/api/v1/programs/cal-twice/calibrations")
                .contentType("application/json")
                .content("{}")
                .with(Acting.as("m", Role.MANAGER)))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/programs/cal-twice/calibrations").with(Acting.as("m", Role.MANAGER)))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].id").value(id));
  }

  @Test
  void theSameSeedDrawsTheSameAndAQuarterIsHard() {
    long id = opened("cal-draw", 80, 40);
    Calibration drawn = calibrations.require(id);
    assertThat(drawn.items()).isEqualTo(60);
    assertThat(drawn.goldItems()).isEqualTo(45);
  }

  @Test
  void aRepeatBringsItemsNobodySawWhileThereAreAny() {
    long first = opened("cal-fresh", 100, 0);
    assertThat(calibrations.askedOf("cal-right"))
        .extracting(Calibrations.Asked::id, Calibrations.Asked::open)
        .contains(tuple(first, 60));
    assertThat(calibrations.askedOf("somebody")).isEmpty();
    measure.measure(first);
    measure.judge(first, "cal-wrong", CalibrationVerdict.RETRAIN, "drifts");

    calibrations.answerDrift(first, true, "SHOWN_ERRORS", LEAD);

    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FILTER (WHERE o.item_id IS NULL), count(*)
                      FROM calibration c JOIN calibration_item i ON i.calibration_id = c.id
                      LEFT JOIN calibration_item o ON o.calibration_id = :first AND o.item_id = i.item_id
                     WHERE c.repeat_of = :first
                    """)
                .param("first", first)
                .query((row, _) -> row.getInt(1) + " of " + row.getInt(2))
                .single())
        .isEqualTo("40 of 60");
  }

  @Test
  void whoHelpedToMakeGoldIsNotMeasuredByItAndARetrainedReviewerStartsAnew() throws Exception {
    long first = opened("cal-anew", 40, 0);
    answer(first, "cal-wrong", 40);
    answer(first, "cal-right", 0);
    jdbc.sql(
            """
            UPDATE gold_item SET set_id = 'cal-anew:s1' WHERE dataset_key = 'cal-anew'
               AND item_id IN (SELECT item_id FROM gold_item WHERE dataset_key = 'cal-anew' ORDER BY item_id LIMIT 10)
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO gold_set (id, dataset_key, number, name, guideline_key, guideline_version, choice, request, seed,
                                  state, requested_by, requested_at)
            VALUES ('cal-anew:s1', 'cal-anew', 1, 's', 'cal-anew', '1.0.0', 'HAND', '{}', 1, 'ACTIVE', 'lead', now())
            """)
        .update();
    jdbc.sql("INSERT INTO gold_seat (set_id, seat, person) VALUES ('cal-anew:s1', 1, 'cal-right')")
        .update();
    Calibration measured = measure.measure(first);
    assertThat(result(measured, "cal-right").answers()).isEqualTo(30);
    assertThat(result(measured, "cal-wrong").answers()).isEqualTo(40);
    measure.judge(first, "cal-wrong", CalibrationVerdict.RETRAIN, "drifts");

    calibrations.answerDrift(first, true, "SHOWN_ERRORS", LEAD);

    long repeat =
        jdbc.sql("SELECT id FROM calibration WHERE repeat_of = ?")
            .param(first)
            .query(Long.class)
            .single();
    assertThat(calibrations.require(repeat).reviewers())
        .extracting(ReviewerResult::reviewer)
        .containsExactly("cal-wrong");
    answer(repeat, "cal-wrong", 0);
    assertThat(result(measure.measure(repeat), "cal-wrong").correct()).isEqualTo(40);
  }

  private long opened(String key, int gold, int hard) {
    LabeledData data = LabeledData.of(jdbc, key, "LIVE");
    String batch = data.batch(1, "ACCEPTED");
    for (int n = 0; n < gold; n++) {
      data.gold("gold-" + n, "cat");
    }
    for (int n = 0; n < hard; n++) {
      data.update(
          """
          INSERT INTO review_item (batch_id, round, dataset_key, version, item_id, kind, reason, votes,
                                   contested, state, verdict, label, rule_cited, decided_by,
                                   decided_at, closed_at)
          VALUES (?, 1, ?, 1, ?, 'ADJUDICATION', 'NO_MAJORITY', '{"cat": 1, "dog": 1}', '{cat,dog}',
                  'DECIDED', 'ADJUDICATED', 'dog', '3', 'adj', now(), now())
          """,
          batch,
          key,
          data.item("hard-" + n));
    }
    return calibrations.request(key, null, LEAD).id();
  }

  private void answer(long id, String reviewer, int wrongGold) throws Exception {
    answer(id, reviewer, wrongGold, Integer.MAX_VALUE);
  }

  /** Answers cat, and on the first gold items dog. */
  private void answer(long id, String reviewer, int wrongGold, int most) throws Exception {
    List<Map<String, Object>> items =
        jdbc.sql(
                "SELECT position, expected FROM calibration_item WHERE calibration_id = ? ORDER BY position")
            .param(id)
            .query()
            .listOfRows();
    List<String> rows = new ArrayList<>();
    int wrong = wrongGold;
    for (Map<String, Object> item : items.subList(0, Math.min(most, items.size()))) {
      boolean miss = item.get("expected") != null && wrong-- > 0;
      rows.add(
          "{\"item\": \"c-%s\", \"label\": \"%s\"}"
              .formatted(item.get("position"), miss ? "dog" : "cat"));
    }
    answers(id, reviewer, rows.stream().collect(Collectors.joining(",", "[", "]")))
        .andExpect(jsonPath("$.refused").value(0));
  }

  private ResultActions answers(long id, String reviewer, String body) throws Exception {
    return mvc.perform(
        post("/api/v1/calibrations/" + id + "/answers")
            .contentType("application/json")
            .content(body)
            .with(Acting.as(reviewer, Role.REVIEWER)));
  }

  private static ReviewerResult result(Calibration calibration, String reviewer) {
    return calibration.reviewers().stream()
        .filter(each -> each.reviewer().equals(reviewer))
        .findFirst()
        .orElseThrow();
  }
}
