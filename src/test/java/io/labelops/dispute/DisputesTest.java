package io.labelops.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.access.Acting;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.annotation.Fault;
import io.labelops.review.Reviews;
import io.labelops.shared.NotAllowed;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ModuleTest
class DisputesTest {

  private static final RequestPostProcessor MANAGER = Acting.as("lead", Role.MANAGER);

  private final Disputes disputes;
  private final DisputeFigures figures;
  private final Reviews reviews;
  private final TestClock clock;
  private final JdbcClient jdbc;
  private final MockMvc mvc;

  DisputesTest(
      Disputes disputes,
      DisputeFigures figures,
      Reviews reviews,
      TestClock clock,
      JdbcClient jdbc,
      MockMvc mvc) {
    this.disputes = disputes;
    this.figures = figures;
    this.reviews = reviews;
    this.clock = clock;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  @BeforeEach
  void theDayOfTheVerdicts() {
    clock.reset();
  }

  @Test
  void aVendorSeesTheVerdictsOnItsOwnWorkAndDisputesOneOnce() throws Exception {
    String batch = DisputedBatch.create(jdbc, "own-work");
    String verdict = verdict(batch, "own-work");

    dispute("own-work", verdict, "It meows").andExpect(status().isCreated());
    assertThat(disputes.said(disputes.require(id(verdict)))).contains("dog: It barks");
    dispute("own-work", verdict, "It meows").andExpect(status().isOk());
    dispute("own-work", verdict, "It purrs").andExpect(status().isConflict());
    dispute("own-work", verdict, " ").andExpect(status().isUnprocessableContent());
    mvc.perform(get("/api/v1/disputes").with(vendor("own-work")))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.rows[0].item").value("wrong"))
        .andExpect(jsonPath("$.rows[0].reviewer").doesNotExist());
  }

  @Test
  void anotherVendorNeitherSeesNorDisputesIt() throws Exception {
    String batch = DisputedBatch.create(jdbc, "isolated");
    String verdict = verdict(batch, "isolated");
    dispute("isolated", verdict, "It meows").andExpect(status().isCreated());
    long id = id(verdict);

    mvc.perform(get("/api/v1/batches/" + batch + "/verdicts").with(vendor("other")))
        .andExpect(jsonPath("$.length()").value(0));
    dispute("other", verdict, "mine").andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/disputes").with(vendor("other")))
        .andExpect(jsonPath("$.total").value(0));
    mvc.perform(get("/api/v1/disputes/" + id).with(vendor("other")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/disputes/" + id).with(MANAGER)).andExpect(status().isOk());
    mvc.perform(get("/api/v1/disputes").with(Acting.as("reviewer-2", Role.REVIEWER)))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/v1/disputes/rates").with(vendor("isolated")))
        .andExpect(status().isForbidden());
  }

  @Test
  void aLateDisputeIsRefusedWithTheReason() throws Exception {
    String batch = DisputedBatch.create(jdbc, "late-one");
    String verdict = verdict(batch, "late-one");
    clock.advance(Duration.ofDays(7).plusSeconds(1));

    dispute("late-one", verdict, "It meows")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("https://labelops.io/problems/dispute-too-late"))
        .andExpect(
            jsonPath("$.detail")
                .value("verdict " + verdict + " could be disputed until 2026-03-09T09:00:00Z"));
  }

  @Test
  void neitherTheReviewerNorWhoLabelledItLooksAtItAgain() throws Exception {
    String batch = DisputedBatch.create(jdbc, "four-eyes");
    long id = disputed(batch, "four-eyes");
    jdbc.sql(
            """
            INSERT INTO staff_annotator
            SELECT 'reviewer-2', id, now(), 'lead' FROM annotator
             WHERE vendor_key = 'four-eyes' AND pseudonym = 'a0'
            """)
        .update();

    for (String reviewer : new String[] {"reviewer-1", "reviewer-2"}) {
      assertThatThrownBy(() -> disputes.resolve(id, upheld(), person(reviewer)))
          .isInstanceOf(NotAllowed.class)
          .hasMessageContaining("somebody else");
    }
    assertThat(disputes.resolve(id, upheld(), person("reviewer-3")).outcome())
        .isEqualTo(DisputeOutcome.UPHELD);
    assertThatThrownBy(() -> disputes.resolve(id, upheld(), person("reviewer-3")))
        .hasMessageContaining("answered already");
  }

  @Test
  void anOverturnedCorrectionEditsNothingAnyMore() throws Exception {
    String batch = DisputedBatch.create(jdbc, "overturned");
    assertThat(firstPass("overturned")).isEqualTo("1 of 2");
    assertThat(reviews.decidedLabels(batch)).hasSize(1);
    long id = disputed(batch, "overturned");

    disputes.resolve(
        id, new Resolution(DisputeOutcome.OVERTURNED, null, "It meows"), person("reviewer-3"));

    assertThat(firstPass("overturned")).isEqualTo("2 of 2");
    assertThat(reviews.decidedLabels(batch)).isEmpty();
    assertThat(
            jdbc.sql("SELECT verdict FROM review_item WHERE batch_id = ?")
                .param(batch)
                .query(String.class)
                .single())
        .as("the verdict itself stays")
        .isEqualTo("CORRECTED");
  }

  @Test
  void aUnitOfAPilotHasItsFirstVerdictThereOnceItsLabelsCount() {
    String batch = DisputedBatch.create(jdbc, "piloted");
    jdbc.sql("UPDATE batch SET kind = 'PILOT', wave = -1 WHERE id = ?").param(batch).update();
    assertThat(
            jdbc.sql("SELECT count(*) FROM v_first_verdict WHERE dataset_key = 'piloted'")
                .query(Long.class)
                .single())
        .isZero();

    jdbc.sql("UPDATE batch SET counted_at = now() WHERE id = ?").param(batch).update();

    assertThat(firstPass("piloted")).isEqualTo("1 of 2");
  }

  @Test
  void anOverturnedReturnHasTheFaultThatWasNamed() throws Exception {
    String batch = DisputedBatch.create(jdbc, "returned");
    DisputedBatch.returned(jdbc, batch);
    assertThat(returned("returned")).isEqualTo("2 labeler, 0 other");
    dispute("returned", "return:" + batch, "The rule changed").andExpect(status().isCreated());
    long id = id("return:" + batch);
    assertThat(disputes.said(disputes.require(id))).contains("too many wrong");

    assertThatThrownBy(
            () ->
                disputes.resolve(
                    id, new Resolution(DisputeOutcome.OVERTURNED, null, null), person("r")))
        .hasMessageContaining("Say whose fault");
    assertThatThrownBy(
            () ->
                disputes.resolve(
                    id, new Resolution(DisputeOutcome.UPHELD, Fault.DATA, null), person("r")))
        .hasMessageContaining("only where a return is overturned");
    disputes.resolve(
        id, new Resolution(DisputeOutcome.OVERTURNED, Fault.GUIDELINE, null), person("r"));

    assertThat(returned("returned")).isEqualTo("0 labeler, 2 other");
  }

  @Test
  void theRateCountsVerdictsWhoseWindowIsClosed() throws Exception {
    jdbc.sql("DELETE FROM review_item").update();
    jdbc.sql("UPDATE batch SET returned_fault = NULL").update();
    String first = DisputedBatch.create(jdbc, "rate-one");
    DisputedBatch.create(jdbc, "rate-two");
    disputes.resolve(
        disputed(first, "rate-one"),
        new Resolution(DisputeOutcome.OVERTURNED, null, "It meows"),
        person("reviewer-3"));
    assertThat(figures.rates()).containsExactly(new DisputeRate(null, 0, 0, 0, 0));

    clock.advance(Duration.ofDays(8));

    assertThat(figures.rates())
        .containsExactly(
            new DisputeRate(null, 2, 1, 1, 1), new DisputeRate("reviewer-1", 2, 1, 1, 1));
    mvc.perform(get("/api/v1/disputes/rates").with(MANAGER))
        .andExpect(jsonPath("$[1].reviewer").value("reviewer-1"))
        .andExpect(jsonPath("$[1].disputeRate").value(0.5))
        .andExpect(jsonPath("$[1].overturnRate").value(1.0));
  }

  @Test
  void anUnansweredDisputeIsEscalatedOnce() throws Exception {
    String batch = DisputedBatch.create(jdbc, "unanswered");
    long id = disputed(batch, "unanswered");
    disputes.escalate(id);
    assertThat(escalations(id)).as("before its time is up").isZero();

    clock.advance(Duration.ofDays(2));
    disputes.remind(id);
    disputes.remind(id);
    disputes.escalate(id);
    disputes.escalate(id);

    assertThat(escalations(id)).isOne();
    assertThat(
            jdbc.sql(
                    "SELECT count(*) FROM decision WHERE action = 'REMIND_DISPUTE' AND subject = ?")
                .param("dispute:" + id)
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void managersChangeTheTimes() throws Exception {
    String policy =
        "{\"version\": 0, \"windowSeconds\": %d, \"answerSeconds\": 172800, \"remindSeconds\": 86400}";
    policy(policy.formatted(604_800)).andExpect(status().isCreated());
    policy(policy.formatted(1)).andExpect(status().isUnprocessableContent());
    mvc.perform(get("/api/v1/dispute-policy").with(vendor("any")))
        .andExpect(jsonPath("$.windowSeconds").value(604_800));
  }

  private ResultActions policy(String policy) throws Exception {
    return mvc.perform(
        post("/api/v1/dispute-policy")
            .contentType("application/json")
            .content(policy)
            .with(MANAGER));
  }

  private String verdict(String batch, String vendor) throws Exception {
    String verdicts =
        mvc.perform(get("/api/v1/batches/" + batch + "/verdicts").with(vendor(vendor)))
            .andExpect(jsonPath("$[0].item").value("wrong"))
            .andExpect(jsonPath("$[0].disputableUntil").value("2026-03-09T09:00:00Z"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonPath.read(verdicts, "$[0].verdict");
  }

  private long disputed(String batch, String vendor) throws Exception {
    String verdict = verdict(batch, vendor);
    dispute(vendor, verdict, "It meows").andExpect(status().isCreated());
    return id(verdict);
  }

  private ResultActions dispute(String vendor, String verdict, String reason) throws Exception {
    return mvc.perform(
        post("/api/v1/disputes")
            .contentType("application/json")
            .content("{\"verdict\": \"%s\", \"reason\": \"%s\"}".formatted(verdict, reason))
            .with(vendor(vendor)));
  }

  private long id(String verdict) {
    return jdbc.sql("SELECT id FROM dispute WHERE verdict_key = ?")
        .param(verdict)
        .query(Long.class)
        .single();
  }

  private long escalations(long id) {
    return jdbc.sql("SELECT count(*) FROM escalation WHERE raise_key = ?")
        .param("dispute:" + id)
        .query(Long.class)
        .single();
  }

  private String firstPass(String dataset) {
    return jdbc.sql(
            "SELECT first_pass || ' of ' || units FROM v_first_verdict WHERE dataset_key = ?")
        .param(dataset)
        .query(String.class)
        .single();
  }

  private String returned(String dataset) {
    return jdbc.sql(
            """
            SELECT returned_labeler || ' labeler, ' || returned_other || ' other'
              FROM v_first_verdict WHERE dataset_key = ?
            """)
        .param(dataset)
        .query(String.class)
        .single();
  }

  private static Resolution upheld() {
    return new Resolution(DisputeOutcome.UPHELD, null, "It barks");
  }

  private static ActingPerson person(String username) {
    return new ActingPerson(username, Role.REVIEWER, null, Set.of("reviewers"));
  }

  private static RequestPostProcessor vendor(String vendor) {
    return Acting.vendor(vendor + "-user", vendor);
  }
}
