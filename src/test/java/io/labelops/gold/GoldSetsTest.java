package io.labelops.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.Acting;
import io.labelops.access.Role;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.GuidelinePublished;
import io.labelops.guideline.Guidelines;
import io.labelops.quality.Gold;
import io.labelops.shared.NotAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class GoldSetsTest {

  private static final RequestPostProcessor LEAD =
      Acting.as("quality-lead", Role.MANAGER, "quality");
  private static final RequestPostProcessor FIRST =
      Acting.as("reviewer-1", Role.REVIEWER, "reviewers");
  private static final RequestPostProcessor SECOND =
      Acting.as("reviewer-2", Role.REVIEWER, "reviewers");
  private static final RequestPostProcessor THIRD =
      Acting.as("reviewer-3", Role.REVIEWER, "reviewers");
  private static final RequestPostProcessor ADJUDICATOR =
      Acting.as("adjudicator-1", Role.REVIEWER, "adjudicators");

  private final MockMvc mvc;
  private final GoldApproval approval;
  private final Gold gold;
  private final Guidelines guidelines;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  GoldSetsTest(
      MockMvc mvc,
      GoldApproval approval,
      Gold gold,
      Guidelines guidelines,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.mvc = mvc;
    this.approval = approval;
    this.gold = gold;
    this.guidelines = guidelines;
    this.events = events;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  @Test
  void candidatesBecomeGoldOverTwoBlindExpertsAThirdAndALead(AssertablePublishedEvents events)
      throws Exception {
    LabeledData data = data("life", "easy", "hard", "broken", "torn");
    String set = ask("life", "[\"easy\", \"hard\", \"broken\", \"torn\"]");
    assertThat(events.ofType(GoldSetRequested.class)).hasSize(1);
    assertThat(states("life")).containsOnly("CANDIDATE");

    label(set, FIRST, "easy", "\"cat\"").andExpect(jsonPath("$.taken").value(1));
    assertThatThrownBy(() -> approval.closeExpert(set, "reviewer-1"))
        .isInstanceOf(NotAllowed.class)
        .hasMessage("3 items are still without your label: broken, hard, torn");
    assertThatThrownBy(() -> approval.closeExpert(set, "reviewer-3"))
        .hasMessageContaining("has labelled nothing of it");
    label(set, FIRST, "hard", "\"cat\"");
    label(set, FIRST, "broken", null);
    label(set, FIRST, "torn", null);
    mvc.perform(get("/api/v1/gold-sets/" + set + "/labels").with(SECOND))
        .andExpect(jsonPath("$.items.length()").value(4))
        .andExpect(jsonPath("$.items[?(@.label != null)]").isEmpty())
        .andExpect(jsonPath("$.items[0].votes").isEmpty());
    label(set, SECOND, "easy", "\"cat\"");
    label(set, SECOND, "hard", "\"dog\"");
    label(set, SECOND, "broken", null);
    label(set, SECOND, "torn", "\"owl\"");
    mvc.perform(
            post("/api/v1/gold-sets/" + set + "/labels")
                .with(THIRD)
                .contentType(MediaType.APPLICATION_JSON)
                .content("[{\"item\": \"easy\", \"label\": \"cat\"}]"))
        .andExpect(status().isForbidden());
    assertThat(approval.closeExpert(set, "reviewer-1").items()).isEqualTo(4);
    assertThatThrownBy(() -> approval.closeExpert(set, "reviewer-1"))
        .hasMessageContaining("has done the other of the two tasks");
    approval.closeExpert(set, "reviewer-2");

    for (int times = 0; times < 2; times++) {
      assertThat(approval.compare(set).disagreements()).isEqualTo(2);
    }
    mvc.perform(get("/api/v1/gold-sets/" + set + "/adjudications").with(ADJUDICATOR))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[0].item").value("hard"))
        .andExpect(jsonPath("$.items[1].item").value("torn"))
        .andExpect(jsonPath("$.items[0].votes.length()").value(2));
    mvc.perform(
            get("/api/v1/gold-sets/" + set + "/adjudications")
                .with(Acting.as("reviewer-1", Role.REVIEWER, "adjudicators")))
        .andExpect(status().isForbidden());
    adjudicate(set, "easy", "\"cat\"").andExpect(jsonPath("$.refused").value(1));
    adjudicate(set, "hard", "\"dog\"").andExpect(jsonPath("$.taken").value(1));
    assertThatThrownBy(() -> approval.closeAdjudication(set, "adjudicator-1"))
        .hasMessageContaining("1 items are still without your label: torn");
    adjudicate(set, "torn", null);
    approval.closeAdjudication(set, "adjudicator-1");

    assertThat(approval.people(set))
        .containsExactlyInAnyOrder("reviewer-1", "reviewer-2", "adjudicator-1");
    assertThat(approval.decide(set, true, "quality-lead").items()).isEqualTo(2);
    assertThatThrownBy(() -> approval.decide(set, false, "quality-lead"))
        .isInstanceOf(NotAllowed.class);
    for (int times = 0; times < 2; times++) {
      assertThat(approval.activate(set)).isEqualTo(2);
    }
    assertThat(gold.items("life"))
        .containsOnly(Map.entry(data.item("easy"), "cat"), Map.entry(data.item("hard"), "dog"));
    mvc.perform(get("/api/v1/datasets/life/gold/history").param("item", "hard").with(LEAD))
        .andExpect(jsonPath("$[2].state").value("ACTIVE"))
        .andExpect(jsonPath("$[1].actor").value("quality-lead"));
    assertThat(states("life")).containsExactlyInAnyOrder("ACTIVE", "ACTIVE", "RETIRED", "RETIRED");
  }

  @Test
  void onlyQualityLeadsAskForGoldAndTheSameRequestAgainChangesNothing() throws Exception {
    data("asking", "one");
    String body = request("[\"one\"]");
    mvc.perform(
            post("/api/v1/datasets/asking/gold-sets")
                .with(Acting.as("ops-lead", Role.OPERATIONS, "operations"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andExpect(status().isForbidden());
    for (int expected : new int[] {201, 200}) {
      mvc.perform(
              post("/api/v1/datasets/asking/gold-sets")
                  .with(LEAD)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(body))
          .andExpect(status().is(expected))
          .andExpect(jsonPath("$.number").value(1));
    }
    mvc.perform(
            post("/api/v1/datasets/asking/gold-sets")
                .with(LEAD)
                .contentType(MediaType.APPLICATION_JSON)
                .content(request("[\"two\"]")))
        .andExpect(status().isConflict());
  }

  @Test
  void whatIsGoldOrWorkOrHasADuplicateIsNoCandidate() throws Exception {
    LabeledData data = data("choosing", "free", "gold", "twin", "other", "work");
    data.gold("gold", "cat");
    data.update("UPDATE item SET payload_hash = '\\x99' WHERE key IN ('twin', 'other')");
    data.label(data.batch(1, "LABELING"), "work", "a0", "cat");

    mvc.perform(
            post("/api/v1/datasets/choosing/gold-sets")
                .with(LEAD)
                .contentType(MediaType.APPLICATION_JSON)
                .content(request("[\"free\", \"gold\", \"twin\", \"work\", \"nowhere\"]")))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("4 items cannot become gold")));
    drawn("choosing", "{\"name\": \"drawn\", \"choice\": \"STRATA\", \"count\": 5}", 1);
  }

  @Test
  void aDrawTakesAsManyFromEachStratumAndTheSameAgainBySeed() throws Exception {
    LabeledData data = data("strata");
    for (int i = 0; i < 20; i++) {
      long item = data.item("i" + i);
      data.update(
          "UPDATE item SET payload = jsonb_build_object('lang', ?), payload_hash = ?::text::bytea WHERE id = ?",
          i < 15 ? "de" : "en",
          "h" + i,
          item);
    }

    drawn(
        "strata",
        "{\"name\": \"aa\", \"choice\": \"STRATA\", \"count\": 3, \"stratum\": \"lang\", \"seed\": 7}",
        6);
    assertThat(candidates("strata", "en")).isEqualTo(3);
    drawn(
        "strata",
        "{\"name\": \"bb\", \"choice\": \"STRATA\", \"count\": 9, \"stratum\": \"lang\"}",
        11);
  }

  @Test
  void aRefusedSetLeavesNoGold() throws Exception {
    data("refusing", "one");
    String set = ask("refusing", "[\"one\"]");
    both(set, "one", "\"cat\"");

    approval.decide(set, false, "quality-lead");

    assertThat(states("refusing")).containsExactly("RETIRED");
    assertThat(gold.items("refusing")).isEmpty();
  }

  @Test
  void aSetWithoutAnyLabelCannotBeApproved() throws Exception {
    data("nothing", "one");
    String set = ask("nothing", "[\"one\"]");
    both(set, "one", null);

    assertThatThrownBy(() -> approval.decide(set, true, "quality-lead"))
        .hasMessage("No candidate is left that could be approved");
  }

  @Test
  void aMajorChangeBetweenApprovalAndUseSuspendsTheSet() throws Exception {
    data("overtaken", "one");
    String set = ask("overtaken", "[\"one\"]");
    both(set, "one", "\"cat\"");
    approval.decide(set, true, "quality-lead");
    publish("overtaken", "2.0.0", ChangeClass.MAJOR, "cat");

    assertThat(approval.activate(set)).isZero();
    assertThat(states("overtaken")).containsExactly("SUSPENDED");
  }

  @Test
  void aMajorChangeSuspendsGoldUntilTwoExpertsHaveLabelledItAnew() throws Exception {
    LabeledData data = data("major", "kept", "changed", "work");
    data.gold("kept", "cat");
    data.gold("changed", "cat");
    data.gold("untouched", "owl");
    String before = data.batch(1, "SUBMITTED");
    data.label(before, "kept", "a0", "cat");
    data.label(before, "changed", "a0", "cat");
    data.label(before, "untouched", "a0", "owl");
    assertThat(answers("major")).isEqualTo("3 of 3");

    publish("major", "1.1.0", ChangeClass.MINOR);
    assertThat(states("major")).containsOnly("ACTIVE");
    publish("major", "2.0.0", ChangeClass.MAJOR, "cat");
    assertThat(states("major")).containsExactlyInAnyOrder("SUSPENDED", "SUSPENDED", "ACTIVE");
    assertThat(gold.plantedIn(before)).as("evidence of the old major stays").hasSize(3);
    String after = data.batch(2, "SUBMITTED");
    data.label(after, "kept", "a1", "dog", "2.0.0", TestClock.START.plusSeconds(60));
    data.label(after, "untouched", "a1", "owl", "2.0.0", TestClock.START.plusSeconds(60));
    assertThat(gold.plantedIn(after)).as("of classes that the change leaves alone").hasSize(1);
    assertThat(gold.hiddenIn(after)).hasSize(2);
    assertThat(answers("major"))
        .as("a wrong answer under the new major says nothing")
        .isEqualTo("4 of 4");

    String set = drawn("major", "{\"name\": \"anew\", \"choice\": \"SUSPENDED\", \"count\": 5}", 2);
    both(set, "kept", "\"cat\"", "changed", "\"owl\"");
    approval.decide(set, true, "quality-lead");
    assertThat(approval.activate(set)).isEqualTo(2);

    assertThat(gold.items("major")).containsValues("cat", "owl");
    assertThat(answers("major"))
        .as("a label that stands keeps its evidence and takes the new; a new one begins anew")
        .isEqualTo("3 of 4");
  }

  private LabeledData data(String key, String... items) {
    LabeledData data = LabeledData.of(jdbc, key, "LIVE");
    for (String item : items) {
      long id = data.item(item);
      data.update("UPDATE item SET payload_hash = ?::text::bytea WHERE id = ?", item, id);
    }
    return data;
  }

  private String ask(String dataset, String items) throws Exception {
    return drawn(dataset, request(items), -1);
  }

  private String drawn(String dataset, String body, int items) throws Exception {
    ResultActions made =
        mvc.perform(
                post("/api/v1/datasets/" + dataset + "/gold-sets")
                    .with(LEAD)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body))
            .andExpect(status().isCreated());
    if (items >= 0) {
      made.andExpect(jsonPath("$.items").value(items));
    }
    return dataset + ":" + body.replaceAll("(?s).*\"name\": \"([a-z-]+)\".*", "$1");
  }

  private static String request(String items) {
    return "{\"name\": \"spring\", \"choice\": \"HAND\", \"items\": %s}".formatted(items);
  }

  /** Has both experts say the same of each item, and compares. */
  private void both(String set, String... itemsAndLabels) throws Exception {
    for (RequestPostProcessor expert : List.of(FIRST, SECOND)) {
      for (int i = 0; i < itemsAndLabels.length; i += 2) {
        label(set, expert, itemsAndLabels[i], itemsAndLabels[i + 1]);
      }
    }
    approval.closeExpert(set, "reviewer-1");
    approval.closeExpert(set, "reviewer-2");
    assertThat(approval.compare(set).disagreements()).isZero();
  }

  private ResultActions label(
      String set, RequestPostProcessor who, String item, @Nullable String label) throws Exception {
    return send(set + "/labels", who, item, label);
  }

  private ResultActions adjudicate(String set, String item, @Nullable String label)
      throws Exception {
    return send(set + "/adjudications", ADJUDICATOR, item, label);
  }

  private ResultActions send(
      String path, RequestPostProcessor who, String item, @Nullable String label) throws Exception {
    return mvc.perform(
            post("/api/v1/gold-sets/" + path)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "[{\"item\": \"%s\", \"label\": %s, \"unusable\": %s}]"
                        .formatted(item, label, label == null)))
        .andExpect(status().isOk());
  }

  /** Publishes as a change of the guideline does: the row and the event in one transaction. */
  private void publish(String guideline, String version, ChangeClass change, String... classes) {
    transaction.executeWithoutResult(
        _ -> {
          jdbc.sql(
                  """
                  INSERT INTO guideline_version
                    (guideline_key, version, sequence, body, published_at, published_by)
                  SELECT :key, :version, max(sequence) + 1, 'Look thrice.', now(), 'lead'
                    FROM guideline_version WHERE guideline_key = :key
                  """)
              .param("key", guideline)
              .param("version", version)
              .update();
          jdbc.sql(
                  """
                  INSERT INTO label_class (guideline_key, version, position, code, name)
                  SELECT guideline_key, :version, position, code, name FROM label_class
                   WHERE guideline_key = :key AND version = '1.0.0'
                  """)
              .param("key", guideline)
              .param("version", version)
              .update();
          events.publishEvent(
              new GuidelinePublished(
                  guideline,
                  version,
                  change,
                  Set.of(classes),
                  "1.0.0",
                  Duration.ZERO,
                  TestClock.START,
                  null));
        });
    assertThat(guidelines.current(guideline).version()).isEqualTo(version);
  }

  private List<String> states(String dataset) {
    return jdbc.sql("SELECT state FROM gold_item WHERE dataset_key = ?")
        .param(dataset)
        .query(String.class)
        .list();
  }

  private String answers(String dataset) {
    return jdbc.sql(
            """
            SELECT count(*) FILTER (WHERE correct) || ' of ' || count(*) FROM v_gold_answer
             WHERE dataset_key = ?
            """)
        .param(dataset)
        .query(String.class)
        .single();
  }

  private int candidates(String dataset, String language) {
    return jdbc.sql(
            """
            SELECT count(*) FROM gold_item g JOIN item i ON i.id = g.item_id
             WHERE g.dataset_key = ? AND i.payload ->> 'lang' = ?
            """)
        .param(dataset)
        .param(language)
        .query(Integer.class)
        .single();
  }
}
