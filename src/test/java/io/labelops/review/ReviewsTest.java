package io.labelops.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.LabeledData;
import io.labelops.ModuleTest;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.annotation.DecidedLabel;
import io.labelops.annotation.Fault;
import io.labelops.annotation.LabelOrigin;
import io.labelops.annotation.ReworkScope;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.BatchTerms;
import io.labelops.quality.Gate;
import io.labelops.quality.GatePolicies;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.PolicyChange;
import io.labelops.quality.PolicyScope;
import io.labelops.review.ReviewDecision.Outcome;
import io.labelops.shared.ImportReport;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

@ModuleTest
class ReviewsTest {

  private static final ActingPerson REVIEWER = staff("reviewer");
  private static final ActingPerson ADJUDICATOR = staff("adjudicator");

  private final Reviews reviews;
  private final ReviewAnswers answers;
  private final ReviewDesk desk;
  private final Adjudicators adjudicators;
  private final BatchMeasurement measurement;
  private final GatePolicies policies;
  private final JdbcClient jdbc;

  ReviewsTest(
      Reviews reviews,
      ReviewAnswers answers,
      ReviewDesk desk,
      Adjudicators adjudicators,
      BatchMeasurement measurement,
      GatePolicies policies,
      JdbcClient jdbc) {
    this.reviews = reviews;
    this.answers = answers;
    this.desk = desk;
    this.adjudicators = adjudicators;
    this.measurement = measurement;
    this.policies = policies;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void anExpert() {
    jdbc.sql(
            """
            INSERT INTO app_user (username, display_name, role, created_at)
            VALUES ('expert-1', 'Expert', 'REVIEWER', now()) ON CONFLICT DO NOTHING
            """)
        .update();
    jdbc.sql("INSERT INTO user_group VALUES ('expert-1', 'adjudicators') ON CONFLICT DO NOTHING")
        .update();
  }

  @Test
  void tiesGoToAdjudicatorsAndWeakMajoritiesToReviewersOnce() {
    String batch = prepared("kinds");

    assertThat(reviews.prepare(batch, 1)).isEqualTo(new Prepared(2, 1));
    assertThat(reviews.openAdjudications(batch, 1))
        .isEqualTo(Map.of("tied-1", List.of("cat", "dog"), "tied-2", List.of("cat", "dog")));
    assertThat(desk.reviews(batch).items())
        .singleElement()
        .returns("weak", ReviewRow::item)
        .returns(text("cat"), ReviewRow::majority)
        .returns(Map.of("cat", 2, "dog", 1, "owl", 1), ReviewRow::votes);
  }

  @Test
  void wherePolicyHidesThemReviewersLabelWithoutVotes() {
    LabeledData data = LabeledData.of(jdbc, "hidden", "LIVE");
    GatePolicy<BatchTerms> shipped =
        policies.current(BatchTerms.class, PolicyScope.program(PolicyScope.EVERY_PROGRAM));
    Map<String, Object> terms =
        JsonMapper.shared().convertValue(shipped.terms(), new TypeReference<>() {});
    terms.put("reviewVotes", "HIDDEN");
    PolicyScope scope = datasetScope("hidden");
    policies.change(Gate.BATCH, scope, new PolicyChange(terms, "blind", 0), "quality-lead");
    String batch = prepared(data);

    assertThat(desk.reviews(batch).items())
        .singleElement()
        .returns(null, ReviewRow::votes)
        .returns(null, ReviewRow::majority);
    assertThat(relabel(batch, "dog").refusals()).isEmpty();
    assertThat(desk.reviews(batch).items())
        .singleElement()
        .returns(ReviewVerdict.CORRECTED, ReviewRow::verdict);
    assertThat(relabel(batch, "cat").refusals()).isEmpty();
    assertThat(desk.reviews(batch).items())
        .singleElement()
        .returns(ReviewVerdict.CONFIRMED, ReviewRow::verdict);
  }

  private ImportReport relabel(String batch, String label) {
    String item = desk.reviews(batch).items().getFirst().item();
    return review(batch, REVIEWER, new ReviewAnswer(item, null, text(label), null, null, null));
  }

  private PolicyScope datasetScope(String dataset) {
    return jdbc.sql("SELECT program_key, key FROM dataset WHERE key = ?")
        .param(dataset)
        .query((row, _) -> new PolicyScope(row.getString(1), row.getString(2)))
        .single();
  }

  @Test
  void votesAreLaidOutInAnOrderOfTheReadersOwn() {
    Map<String, Integer> votes = Map.of("cat", 4, "dog", 4);

    List<String> first = Votes.shuffled(votes, "adjudicator-1", 7);
    assertThat(Votes.shuffled(votes, "adjudicator-1", 7)).isEqualTo(first);
    assertThat(first)
        .containsExactlyInAnyOrder("cat", "cat", "cat", "cat", "dog", "dog", "dog", "dog");
    assertThat(List.of("adjudicator-2", "adjudicator-3", "adjudicator-4"))
        .anySatisfy(reader -> assertThat(Votes.shuffled(votes, reader, 7)).isNotEqualTo(first));
  }

  @Test
  void anAdjudicatorSeesLabelsAndRulesButNobodysName() {
    String batch = prepared("blind");

    AdjudicationPage page = desk.adjudications(batch, "adjudicator");

    assertThat(page.classes()).extracting("definition").contains("It is a cat");
    assertThat(page.items()).extracting(AdjudicationRow::item).containsExactly("tied-1", "tied-2");
    assertThat(page.items().getFirst().votes()).containsExactlyInAnyOrder(text("cat"), text("dog"));
    assertThat(page.toString()).doesNotContain("a0").doesNotContain("vendor");
  }

  @Test
  void earlierCasesBetweenTheSameLabelsArePrecedents() {
    LabeledData data = LabeledData.of(jdbc, "precedents", "LIVE");
    String earlier = measured(data, 1);
    adjudicate(earlier, ADJUDICATOR, silent("tied-1-1", "cat"), silent("tied-1-2", "dog"));
    reviews.closeAdjudication(earlier, 1);
    String batch = measured(data, 2);

    assertThat(desk.adjudications(batch, "adjudicator").items().getFirst().precedents())
        .isEqualTo(Map.of("cat", 1, "dog", 1));
  }

  @Test
  void anAdjudicationIsClosedOnlyWhenEveryItemIsDecided() {
    String batch = prepared("open-items");
    assertThatThrownBy(() -> reviews.closeAdjudication(batch, 1))
        .isInstanceOf(NotAllowed.class)
        .hasMessage("2 items are still open: tied-1, tied-2");

    adjudicate(batch, ADJUDICATOR, silent("tied-1", "cat"), cited("tied-2", "dog"));

    assertThat(reviews.closeAdjudication(batch, 1)).isEqualTo(new Adjudicated(1, 2));
    assertThat(
            jdbc.sql("SELECT amount FROM cost_entry WHERE subject = ?")
                .param(batch)
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("0.50");
    assertThat(reviews.decidedLabels(batch).values())
        .extracting(DecidedLabel::origin)
        .containsOnly(LabelOrigin.ADJUDICATION);
  }

  @Test
  void everyRowGetsItsOwnAnswer() {
    String batch = prepared("own-answers");

    ImportReport report =
        adjudicate(
            batch,
            ADJUDICATOR,
            silent("tied-1", "unicorn"),
            silent("nowhere", "cat"),
            new ReviewAnswer("tied-1", null, text("cat"), "rule 1", true, "both"),
            new ReviewAnswer("tied-1", null, text("cat"), null, true, " "),
            silent("tied-2", "cat"));

    assertThat(report.taken()).isEqualTo(1);
    assertThat(report.refusals())
        .extracting(Refusal::line, Refusal::field)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, "label"),
            org.assertj.core.groups.Tuple.tuple(2L, "item"),
            org.assertj.core.groups.Tuple.tuple(3L, "ruleCited"),
            org.assertj.core.groups.Tuple.tuple(4L, "rationale"));
  }

  @Test
  void aVerdictIsChangedByItsAuthorUntilItsTaskIsRecorded() {
    String batch = prepared("change");
    adjudicate(batch, ADJUDICATOR, silent("tied-1", "cat"), silent("tied-2", "cat"));

    assertThat(adjudicate(batch, staff("somebody"), silent("tied-1", "dog")).refused()).isOne();
    assertThat(adjudicate(batch, ADJUDICATOR, silent("tied-1", "dog")).taken()).isOne();
    reviews.closeAdjudication(batch, 1);

    assertThat(adjudicate(batch, ADJUDICATOR, silent("tied-1", "dog")).taken())
        .as("the same answer again is harmless")
        .isOne();
    assertThat(adjudicate(batch, ADJUDICATOR, silent("tied-1", "owl")).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("recorded"));
  }

  @Test
  void whoReviewedAnItemDoesNotAdjudicateIt() {
    String batch = prepared("four-eyes");

    review(batch, REVIEWER, new ReviewAnswer("weak", "ESCALATED", null, null, null, "unclear"));
    assertThat(reviews.open(batch, 1)).isEqualTo(new Prepared(3, 0));

    assertThat(adjudicate(batch, REVIEWER, silent("weak", "dog")).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("reviewed by you"));
    assertThat(adjudicate(batch, ADJUDICATOR, silent("weak", "dog")).taken()).isOne();
    assertThat(
            review(batch, REVIEWER, new ReviewAnswer("weak", "CONFIRMED", null, null, null, null))
                .refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("adjudicated already"));
  }

  @Test
  void nobodyAdjudicatesAnItemTheyLabelled() {
    String batch = prepared("own-work");
    link("own-work", "a0", ADJUDICATOR);

    assertThat(adjudicate(batch, ADJUDICATOR, silent("tied-1", "cat")).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("labelled by you"));
    assertThat(adjudicate(batch, staff("somebody"), silent("tied-1", "cat")).taken()).isOne();
  }

  @Test
  void anAdjudicatorWhoTurnsOutToBeAnAnnotatorHandsTheItemsOver() {
    String batch = prepared("turned-annotator");
    adjudicate(batch, ADJUDICATOR, silent("tied-1", "cat"), cited("tied-2", "dog"));
    link("turned-annotator", "a1", ADJUDICATOR);

    assertThatThrownBy(() -> reviews.closeAdjudication(batch, 1))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("2 items were decided by somebody who labelled them")
        .hasMessageContaining("tied-1, tied-2");
    adjudicate(batch, staff("somebody"), cited("tied-1", "dog"), cited("tied-2", "dog"));

    assertThat(reviews.closeAdjudication(batch, 1)).isEqualTo(new Adjudicated(0, 2));
  }

  @Test
  void whereAClassHasExpertsOneOfThemAdjudicates() {
    String batch = prepared("experts");
    adjudicators.change(
        "expert-1",
        new Adjudicators.Change(
            null, List.of(new Adjudicator.Expertise("experts", List.of("dog")))),
        ADJUDICATOR);

    assertThat(adjudicate(batch, ADJUDICATOR, silent("tied-1", "cat")).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).endsWith("classes: expert-1"));
    assertThat(adjudicate(batch, staff("expert-1"), silent("tied-1", "cat")).taken()).isOne();
  }

  @Test
  void anExpertWhoLabelledTheItemLeavesItToTheOthers() {
    String batch = prepared("expert-labelled");
    adjudicators.change(
        "expert-1",
        new Adjudicators.Change(
            List.of(new Adjudicator.Seat("expert-labelled", "a0")),
            List.of(new Adjudicator.Expertise("expert-labelled", List.of("cat", "dog")))),
        ADJUDICATOR);

    assertThat(adjudicate(batch, staff("expert-1"), silent("tied-1", "cat")).refused()).isOne();
    assertThat(adjudicate(batch, ADJUDICATOR, silent("tied-1", "cat")).taken()).isOne();
  }

  @Test
  void aWithdrawnEscalationTakesItsAdjudicationBack() {
    String batch = prepared("withdrawn");
    review(batch, REVIEWER, new ReviewAnswer("weak", "ESCALATED", null, null, null, "unclear"));

    review(batch, REVIEWER, new ReviewAnswer("weak", "CONFIRMED", text("cat"), null, null, null));

    assertThat(reviews.open(batch, 1)).isEqualTo(new Prepared(2, 0));
  }

  @Test
  void acceptAndFixDependOnWhatWasCorrected() {
    String batch = adjudicated("fix");
    assertThatThrownBy(() -> close(batch, Outcome.ACCEPT, null, null))
        .hasMessage("1 items are still open: weak");

    review(batch, REVIEWER, new ReviewAnswer("weak", "CONFIRMED", null, null, null, null));
    assertThatThrownBy(() -> close(batch, Outcome.FIX, null, null))
        .hasMessageContaining("Nothing was corrected");

    review(batch, REVIEWER, new ReviewAnswer("weak", "CORRECTED", text("dog"), null, null, null));
    assertThatThrownBy(() -> close(batch, Outcome.ACCEPT, null, null))
        .hasMessageContaining("decide FIX");
    assertThat(close(batch, Outcome.FIX, null, null).reviewOutcome()).isEqualTo("ACCEPT");
    assertThat(reviews.decidedLabels(batch))
        .hasSize(3)
        .containsValue(new DecidedLabel("dog", LabelOrigin.REVIEW));
  }

  @Test
  void aReworkNeedsFaultScopeRoundAndSomebodyWhoCouldLabel() {
    LabeledData data = LabeledData.of(jdbc, "bounds", "LIVE");
    String batch = measured(data, 1);
    assertThatThrownBy(() -> close(batch, Outcome.REWORK, null, ReworkScope.ALL))
        .hasMessageContaining("needs a fault");
    assertThatThrownBy(() -> close(batch, Outcome.REWORK, Fault.LABELER, null))
        .hasMessageContaining("needs a scope");
    assertThatThrownBy(
            () -> close(batch, Outcome.REWORK, Fault.LABELER, ReworkScope.FLAGGED_ANNOTATORS))
        .hasMessageContaining("Nothing is in the scope");
    assertThat(close(batch, Outcome.REWORK, Fault.LABELER, ReworkScope.ITEMS_IN_QUESTION))
        .isEqualTo(new Reviewed("REWORK", Fault.LABELER, ReworkScope.ITEMS_IN_QUESTION));

    measurement.measure(batch, 2);
    assertThatThrownBy(
            () ->
                reviews.closeReview(
                    batch, 2, new ReviewDecision(Outcome.REWORK, Fault.DATA, ReworkScope.ALL)))
        .hasMessageContaining("Round 2 is the last");
  }

  @Test
  void recordedLabelsCannotBeReworkedAndARejectedBatchKeepsItsFault() {
    LabeledData data = LabeledData.of(jdbc, "recorded-review", "REPLAY");
    String batch = measured(data, 1);

    assertThatThrownBy(() -> close(batch, Outcome.REWORK, Fault.LABELER, ReworkScope.ALL))
        .hasMessageContaining("no further labels");
    assertThatThrownBy(() -> close(batch, Outcome.REJECT, null, null))
        .hasMessageContaining("needs a fault");

    assertThat(close(batch, Outcome.REJECT, Fault.GUIDELINE, null).reviewOutcome())
        .isEqualTo("REJECT");
    assertThat(
            jdbc.sql("SELECT returned_fault FROM batch WHERE id = ?")
                .param(batch)
                .query(String.class)
                .single())
        .isEqualTo("GUIDELINE");
  }

  @Test
  void anItemAdjudicatedInAnEarlierRoundIsNotAdjudicatedAgain() {
    String batch = adjudicated("once");

    measurement.measure(batch, 2);

    assertThat(reviews.prepare(batch, 2)).isEqualTo(new Prepared(0, 1));
  }

  @Test
  void whoDecidedAnItemAsStaffIsBarredFromLabellingItWhicheverCameFirst() {
    String batch = prepared("barred");
    link("barred", "a9", ADJUDICATOR);
    adjudicate(batch, ADJUDICATOR, silent("tied-1", "cat"));
    assertThat(barred("barred", "a9")).containsExactly("tied-1");

    jdbc.sql(
            """
            UPDATE assignment s SET state = 'LEASED', annotator_id = w.id
              FROM annotator w, item i
             WHERE w.vendor_key = 'barred' AND w.pseudonym = 'a0' AND i.key = 'weak'
               AND i.dataset_key = 'barred' AND s.item_id = i.id AND s.pass = 1
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO app_user (username, display_name, role, created_at)
            VALUES ('reviewer', 'Reviewer', 'REVIEWER', now()) ON CONFLICT DO NOTHING
            """)
        .update();
    review(batch, REVIEWER, new ReviewAnswer("weak", "CONFIRMED", null, null, null, null));
    adjudicators.change(
        "reviewer",
        new Adjudicators.Change(List.of(new Adjudicator.Seat("barred", "a0")), List.of()),
        REVIEWER);

    assertThat(barred("barred", "a0")).containsExactly("weak");
    assertThat(
            jdbc.sql("SELECT count(*) FROM assignment WHERE batch_id = ? AND state = 'LEASED'")
                .param(batch)
                .query(Long.class)
                .single())
        .as("the lease on it is given back")
        .isZero();
  }

  private List<String> barred(String vendor, String annotator) {
    return jdbc.sql(
            """
            SELECT i.key FROM item_bar b JOIN item i ON i.id = b.item_id
              JOIN annotator w ON w.id = b.annotator_id
             WHERE w.vendor_key = :vendor AND w.pseudonym = :annotator AND b.reason = 'DECIDED'
               AND i.dataset_key = :vendor
            """)
        .param("vendor", vendor)
        .param("annotator", annotator)
        .query(String.class)
        .list();
  }

  private void link(String vendor, String annotator, ActingPerson person) {
    jdbc.sql(
            """
            INSERT INTO staff_annotator
            SELECT :username, id, now(), 'manager' FROM annotator
             WHERE vendor_key = :vendor AND pseudonym = :annotator
            """)
        .param("username", person.username())
        .param("vendor", vendor)
        .param("annotator", annotator)
        .update();
  }

  private String adjudicated(String dataset) {
    String batch = prepared(dataset);
    adjudicate(batch, ADJUDICATOR, silent("tied-1", "cat"), cited("tied-2", "dog"));
    reviews.closeAdjudication(batch, 1);
    return batch;
  }

  private String prepared(String dataset) {
    return prepared(LabeledData.of(jdbc, dataset, "LIVE"));
  }

  private String prepared(LabeledData data) {
    String batch = data.batch(1, "SUBMITTED");
    label(data, batch, "tied-1", "cat", "dog");
    label(data, batch, "tied-2", "dog", "cat");
    label(data, batch, "weak", "cat", "dog", "cat", "owl");
    label(data, batch, "clear", "cat", "cat");
    data.annotator("a9");
    measurement.measure(batch, 1);
    reviews.prepare(batch, 1);
    return batch;
  }

  /** Two ties, named after the batch, and somebody who could label them again. */
  private String measured(LabeledData data, int number) {
    String batch = data.batch(number, "SUBMITTED");
    label(data, batch, "tied-%d-1".formatted(number), "cat", "dog");
    label(data, batch, "tied-%d-2".formatted(number), "cat", "dog");
    data.annotator("a9");
    measurement.measure(batch, 1);
    reviews.prepare(batch, 1);
    return batch;
  }

  private static void label(LabeledData data, String batch, String item, String... labels) {
    for (int i = 0; i < labels.length; i++) {
      data.label(batch, item, "a" + i, labels[i]);
    }
  }

  private Reviewed close(String batch, Outcome outcome, Fault fault, ReworkScope scope) {
    return reviews.closeReview(batch, 1, new ReviewDecision(outcome, fault, scope));
  }

  private ImportReport review(String batch, ActingPerson person, ReviewAnswer... rows) {
    return answers.take(batch, ReviewKind.REVIEW, Arrays.asList(rows), person);
  }

  private ImportReport adjudicate(String batch, ActingPerson person, ReviewAnswer... rows) {
    return answers.take(batch, ReviewKind.ADJUDICATION, Arrays.asList(rows), person);
  }

  private static ReviewAnswer silent(String item, String label) {
    return new ReviewAnswer(item, null, text(label), null, true, "the guideline does not say");
  }

  private static ReviewAnswer cited(String item, String label) {
    return new ReviewAnswer(item, null, text(label), "definition of " + label, null, "plain");
  }

  private static ActingPerson staff(String username) {
    return new ActingPerson(username, Role.REVIEWER, null, Set.of("reviewers", "adjudicators"));
  }

  private static JsonNode text(String label) {
    return StringNode.valueOf(label);
  }
}
