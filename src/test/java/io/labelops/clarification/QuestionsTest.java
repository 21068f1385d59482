package io.labelops.clarification;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.line;
import static io.labelops.annotation.LabelingWorld.north;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.Acting;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.annotation.BatchOpening;
import io.labelops.annotation.Batches;
import io.labelops.annotation.DeadlineAction;
import io.labelops.annotation.Deadlines;
import io.labelops.annotation.LabelingWorld;
import io.labelops.annotation.Settlement;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
@Import(LabelingWorld.class)
class QuestionsTest {

  private static final RequestPostProcessor NORTH = Acting.vendor("north-lead", "north");
  private static final RequestPostProcessor SOUTH = Acting.vendor("south-lead", "south");
  private static final RequestPostProcessor LEAD = Acting.as("lead", Role.MANAGER);
  private static final ActingPerson QUALITY =
      new ActingPerson("lead", Role.MANAGER, null, Set.of("quality"));

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final Batches batches;
  private final Clarifications clarifications;
  private final Answers answers;
  private final LabelingWorld world;
  private final TestClock clock;
  private final MockMvc mvc;

  QuestionsTest(
      BatchOpening opening,
      Deadlines deadlines,
      Batches batches,
      Clarifications clarifications,
      Answers answers,
      LabelingWorld world,
      TestClock clock,
      MockMvc mvc) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.batches = batches;
    this.clarifications = clarifications;
    this.answers = answers;
    this.world = world;
    this.clock = clock;
    this.mvc = mvc;
  }

  @BeforeEach
  void aBatchOfFiveItemsWithTwoLabelsEach() {
    world.run("TRUNCATE question, question_asker, precedent, item_block, item_withdrawal CASCADE");
    world.create();
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
  }

  @Test
  void whoeverAsksTheSameJoinsOneQuestion() throws Exception {
    String item = world.claim(north(), FIRST, "north-1", 1).getFirst();

    ask(NORTH, item, "north-1", "BROKEN", "It is black").andExpect(status().isCreated());
    ask(NORTH, item, "north-1", "BROKEN", "It is black").andExpect(status().isOk());
    ask(NORTH, item, "north-1", "BROKEN", "It is white").andExpect(status().isConflict());
    ask(NORTH, item, "north-2", "BROKEN", "Nothing to see").andExpect(status().isCreated());
    ask(NORTH, item, "north-2", "AMBIGUOUS", "Duck or goose?").andExpect(status().isCreated());

    assertThat(clarifications.require(id("BROKEN")).askers()).isEqualTo(2);
    assertThat(world.count("SELECT count(*) FROM question")).isEqualTo(2);
    mvc.perform(get("/api/v1/batches/" + FIRST + "/questions").with(NORTH))
        .andExpect(jsonPath("$.total").value(3));
    mvc.perform(get("/api/v1/questions/" + id("BROKEN")).with(LEAD))
        .andExpect(jsonPath("$.payload.image").value("x"))
        .andExpect(jsonPath("$.texts[1]").value("Nothing to see"));
  }

  @Test
  void anotherVendorNeitherSeesNorAsksNorWithdraws() throws Exception {
    ask(NORTH, item(1), "north-1", "BROKEN", "It is black").andExpect(status().isCreated());
    long id = id("BROKEN");

    ask(SOUTH, item(1), "south-1", "BROKEN", "Mine").andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/batches/" + FIRST + "/questions").with(SOUTH))
        .andExpect(jsonPath("$.total").value(0));
    mvc.perform(
            delete("/api/v1/batches/%s/questions/%d/askers/north-1".formatted(FIRST, id))
                .with(SOUTH))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/questions/" + id).with(SOUTH)).andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/questions").with(Acting.as("r", Role.REVIEWER)))
        .andExpect(status().isForbidden());
    assertThat(clarifications.require(id).isOpen()).isTrue();
  }

  @Test
  void refusesWhatCannotBeAsked() throws Exception {
    ask(NORTH, item(1), "north-1", "TIRED", "So long").andExpect(status().isUnprocessableContent());
    ask(NORTH, item(1), "north-1", "BROKEN", " ").andExpect(status().isUnprocessableContent());
    ask(NORTH, "none", "north-1", "BROKEN", "x").andExpect(status().isBadRequest());
    ask(NORTH, item(1), "south-1", "BROKEN", "x").andExpect(status().is4xxClientError());
    send(
            NORTH,
            "{\"item\": \""
                + item(1)
                + "\", \"annotator\": \"north-1\", \"reason\": \"BROKEN\", \"text\": \"x\", \"classCode\": \"swan\"}")
        .andExpect(status().isUnprocessableContent());
    assertThat(world.count("SELECT count(*) FROM question")).isZero();
  }

  @Test
  void aBlockedItemAloneIsOfferedToNobody() throws Exception {
    List<String> held = world.claim(north(), FIRST, "north-1", 500);
    String blocked = held.getFirst();
    ask(NORTH, blocked, "north-1", "UNSAFE", "Blood").andExpect(status().isCreated());
    ask(NORTH, held.getLast(), "north-1", "QUESTION", "Head or all?")
        .andExpect(status().isCreated());

    assertThat(world.count("SELECT count(*) FROM assignment WHERE state = 'LEASED'"))
        .as("its lease is given back, the others stay")
        .isEqualTo(4);
    assertThat(world.claim(north(), FIRST, "north-2", 500)).hasSize(4).doesNotContain(blocked);
    assertThat(world.claim(north(), FIRST, "north-1", 500)).isEmpty();

    answers.answer(id("UNSAFE"), ruling(), QUALITY);

    assertThat(world.claim(north(), FIRST, "north-3", 500)).containsExactly(blocked);
  }

  @Test
  void theRoundEndsOnlyWithTheLastAnswer() throws Exception {
    String item = world.claim(north(), FIRST, "north-3", 1).getFirst();
    world.label(north(), FIRST, "north-1", "duck");
    ask(NORTH, item, "north-1", "AMBIGUOUS", "Or a goose?").andExpect(status().isCreated());

    world.submit(north(), FIRST, "late", line(item, "north-3", "duck"));
    world.label(north(), FIRST, "north-2", "duck");

    assertThat(batches.require(FIRST).done()).isEqualTo(10);
    assertThat(state()).isEqualTo("LABELING");
    mvc.perform(
            post("/api/v1/batches/" + FIRST + "/close")
                .contentType("application/json")
                .content("{\"reason\": \"NO_FURTHER_LABELS\"}")
                .with(NORTH))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/questions-open"));
    assertThatThrownBy(() -> batches.settle(FIRST, Settlement.ACCEPTED, "good", Set.of(), Map.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("wait for an answer");
    clock.advance(Duration.ofHours(2));
    assertThat(deadlines.check(FIRST, 1).action())
        .as("nothing is owed but an answer")
        .isEqualTo(DeadlineAction.WAIT);

    answers.answer(id("AMBIGUOUS"), ruling(), QUALITY);

    assertThat(state()).isEqualTo("SUBMITTED");
    batches.settle(FIRST, Settlement.ACCEPTED, "good", Set.of(), Map.of());
    assertThat(world.count("SELECT count(*) FROM final_label")).isEqualTo(5);
    assertThat(
            world.text(
                """
                SELECT round(gross_hours::numeric, 2) || ' less ' || round(paused_hours::numeric, 2)
                  FROM v_delivery WHERE batch_id = 'pond:1:b001'
                """))
        .isEqualTo("2.00 less 2.00");
  }

  @Test
  void onlyTheBlockedItemsTimeStandsStill() throws Exception {
    ask(NORTH, item(1), "north-1", "BROKEN", "It is black").andExpect(status().isCreated());
    clock.advance(Duration.ofSeconds(3601));
    assertThat(deadlines.check(FIRST, 1).action())
        .as("the other items are late")
        .isEqualTo(DeadlineAction.BREACH);
    world.label(north(), FIRST, "north-1", "duck");
    world.label(north(), FIRST, "north-2", "duck");
    assertThat(deadlines.check(FIRST, 1).action())
        .as("the blocked one is not")
        .isEqualTo(DeadlineAction.WAIT);

    clock.advance(Duration.ofHours(10));
    answers.answer(id("BROKEN"), ruling(), QUALITY);
    assertThat(deadlines.check(FIRST, 1).action()).isEqualTo(DeadlineAction.WAIT);
    assertThat(state()).isEqualTo("LABELING");
    clock.advance(Duration.ofSeconds(1801));
    assertThat(deadlines.check(FIRST, 1).action()).isEqualTo(DeadlineAction.REMIND);
    clock.advance(Duration.ofSeconds(1800));
    assertThat(deadlines.check(FIRST, 1).action()).isEqualTo(DeadlineAction.BREACH);
    assertThat(deadlines.breach(FIRST, 1).excused()).isEqualTo(Duration.ofSeconds(39_601));
  }

  @Test
  void anItemNobodyCanLabelLeavesTheVersion() throws Exception {
    world.label(north(), FIRST, "north-1", "duck");
    ask(NORTH, item(1), "north-2", "BROKEN", "It is black").andExpect(status().isCreated());
    world.label(north(), FIRST, "north-2", "duck");

    answers.answer(
        id("BROKEN"),
        new QuestionAnswer(QuestionState.UNLABELABLE, null, "The file is empty", null, null),
        QUALITY);

    assertThat(state()).isEqualTo("SUBMITTED");
    assertThat(batches.require(FIRST).closed()).isEqualTo(1);
    batches.settle(FIRST, Settlement.ACCEPTED, "good", Set.of(), Map.of());
    assertThat(
            world.text(
                "SELECT string_agg(i.key || ' ', '') FROM final_label f JOIN item i ON i.id = f.item_id"))
        .doesNotContain(item(1) + " ");
    assertThat(world.text("SELECT reason FROM item_withdrawal")).isEqualTo("The file is empty");
  }

  @Test
  void anAnswerIsAPrecedentThatNamesNobody() throws Exception {
    send(
            NORTH,
            "{\"item\": \""
                + item(1)
                + "\", \"annotator\": \"north-1\", \"reason\": \"QUESTION\", \"text\": \"Only the beak shows\", \"classCode\": \"duck\"}")
        .andExpect(status().isCreated());
    assertThatThrownBy(
            () ->
                answers.answer(
                    id("QUESTION"),
                    new QuestionAnswer(QuestionState.ANSWERED, "A part shows", "Duck", " ", null),
                    QUALITY))
        .hasMessageContaining("the rule it follows from");
    answers.answer(id("QUESTION"), ruling(), QUALITY);

    mvc.perform(get("/api/v1/guidelines/birds/precedents?class=duck&text=part").with(SOUTH))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].situation").value("Only a part shows"))
        .andExpect(jsonPath("$.rows[0].ruling").value("What shows decides"))
        .andExpect(jsonPath("$.rows[0].ruleCited").value("2.1"))
        .andExpect(jsonPath("$.rows[0].item").doesNotExist());
    for (String other : List.of("class=goose", "text=wings")) {
      mvc.perform(get("/api/v1/guidelines/birds/precedents?" + other).with(SOUTH))
          .andExpect(jsonPath("$.total").value(0));
    }
    mvc.perform(get("/api/v1/batches/" + FIRST + "/questions").with(NORTH))
        .andExpect(jsonPath("$.rows[0].state").value("ANSWERED"))
        .andExpect(jsonPath("$.rows[0].answer").value("What shows decides"));
  }

  @Test
  void theOwnerOrALeadAnswersOnceAndNeverWhoAsked() throws Exception {
    ask(NORTH, item(1), "north-1", "BROKEN", "It is black").andExpect(status().isCreated());
    long id = id("BROKEN");
    world.run("UPDATE question SET owner = 'ada', class_code = 'duck'");
    world.run("UPDATE question_asker SET asked_by = 'lead'");
    ActingPerson ada = new ActingPerson("ada", Role.REVIEWER, null, Set.of());

    assertThatThrownBy(() -> answers.answer(id, ruling(), QUALITY))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("You asked it");
    assertThatThrownBy(
            () ->
                answers.answer(
                    id,
                    ruling(),
                    new ActingPerson("bob", Role.REVIEWER, null, Set.of("reviewers"))))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("owner of class duck");
    assertThat(answers.answer(id, ruling(), ada).state()).isEqualTo(QuestionState.ANSWERED);
    assertThatThrownBy(() -> answers.answer(id, ruling(), ada))
        .hasMessageContaining("ANSWERED already");
  }

  @Test
  void aQuestionThatNobodyAsksAnyMoreFreesItsItem() throws Exception {
    ask(NORTH, item(1), "north-1", "BROKEN", "It is black").andExpect(status().isCreated());
    ask(NORTH, item(1), "north-2", "BROKEN", "Black").andExpect(status().isCreated());
    long id = id("BROKEN");
    String path = "/api/v1/batches/%s/questions/%d/askers/".formatted(FIRST, id);

    mvc.perform(delete(path + "north-1").with(NORTH)).andExpect(status().isNoContent());
    assertThat(clarifications.require(id).isOpen()).isTrue();
    mvc.perform(delete(path + "north-2").with(NORTH)).andExpect(status().isNoContent());
    mvc.perform(delete(path + "north-2").with(NORTH)).andExpect(status().isNoContent());

    assertThat(clarifications.require(id).state()).isEqualTo(QuestionState.WITHDRAWN);
    assertThat(world.claim(north(), FIRST, "north-3", 500)).hasSize(5);
    ask(NORTH, item(2), "north-1", "BROKEN", "This one").andExpect(status().isCreated());
    mvc.perform(
            post("/api/v1/questions/" + id("BROKEN") + "/withdrawal")
                .contentType("application/json")
                .content("{\"reason\": \"asked by mistake\"}")
                .with(LEAD))
        .andExpect(jsonPath("$.state").value("WITHDRAWN"));
  }

  @Test
  void whatIsCancelledHasNoQuestions() throws Exception {
    ask(NORTH, item(1), "north-1", "BROKEN", "It is black").andExpect(status().isCreated());

    batches.cancelOpen(DATASET);

    assertThat(clarifications.require(id("BROKEN")).state()).isEqualTo(QuestionState.CANCELLED);
    batches.settle(FIRST, Settlement.CANCELLED, "given up", Set.of(), Map.of());
    assertThat(state()).isEqualTo("CANCELLED");
  }

  @Test
  void managersChangeTheTimesAndAQuestionIsRemindedAndEscalatedOnce() throws Exception {
    mvc.perform(
            post("/api/v1/clarification-policy")
                .contentType("application/json")
                .content(
                    "{\"version\": 0, \"answerSeconds\": 7200, \"remindSeconds\": 3600, \"acknowledgeSeconds\": 60}")
                .with(LEAD))
        .andExpect(status().isCreated());
    mvc.perform(
            post("/api/v1/clarification-policy")
                .contentType("application/json")
                .content(
                    "{\"version\": 0, \"answerSeconds\": 60, \"remindSeconds\": 3600, \"acknowledgeSeconds\": 60}")
                .with(LEAD))
        .andExpect(status().isUnprocessableContent());
    ask(NORTH, item(1), "north-1", "BROKEN", "It is black").andExpect(status().isCreated());
    Question question = clarifications.require(id("BROKEN"));
    assertThat(question.dueAt()).isEqualTo(clock.instant().plusSeconds(7200));

    clarifications.remind(question.id());
    clarifications.remind(question.id());

    assertThat(world.count("SELECT count(*) FROM decision WHERE action = 'REMIND_QUESTION'"))
        .isOne();
    world.run("DELETE FROM question_asker");
    world.run("DELETE FROM question");
    world.run("DELETE FROM clarification_policy WHERE version > 1");
  }

  private static QuestionAnswer ruling() {
    return new QuestionAnswer(
        QuestionState.ANSWERED, "Only a part shows", "What shows decides", "2.1", null);
  }

  private ResultActions ask(
      RequestPostProcessor who, String item, String annotator, String reason, String text)
      throws Exception {
    return send(
        who,
        "{\"item\": \"%s\", \"annotator\": \"%s\", \"reason\": \"%s\", \"text\": \"%s\"}"
            .formatted(item, annotator, reason, text));
  }

  private ResultActions send(RequestPostProcessor who, String body) throws Exception {
    return mvc.perform(
        post("/api/v1/batches/" + FIRST + "/questions")
            .contentType("application/json")
            .content(body)
            .with(who));
  }

  private long id(String reason) {
    return world.count("SELECT max(id) FROM question WHERE reason = '" + reason + "'");
  }

  private String item(int number) {
    return world.text(
        "SELECT DISTINCT i.key FROM assignment a JOIN item i ON i.id = a.item_id WHERE batch_id = '%s' ORDER BY 1 OFFSET %d LIMIT 1"
            .formatted(FIRST, number - 1));
  }

  private String state() {
    return batches.require(FIRST).state().name();
  }
}
