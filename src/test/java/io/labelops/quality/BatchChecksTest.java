package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.quality.ItemInQuestion.Reason;
import io.labelops.task.LabelRules;
import io.labelops.task.TaskType;
import io.labelops.task.UnitLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchChecksTest {

  private static final LabelRules RULES =
      TaskType.CLASSIFICATION.rules(List.of("cat", "dog", "owl"));
  private static final BatchTerms TERMS =
      new BatchTerms(
          0.85, 0.5, 0.95, 200, 8, 0.6, 10, 2, StopScope.NONE, 31, 0, 0.95, ReviewVotes.SHOWN);

  @Test
  void anAnnotatorIsFlaggedOnlyWhenTheUpperBoundIsBelowTheThreshold() {
    AnnotatorGold careless = AnnotatorGold.weigh(1, 6, 12, 0.85, TERMS);
    AnnotatorGold unlucky = AnnotatorGold.weigh(2, 9, 12, 0.85, TERMS);

    assertThat(careless.flagged()).isTrue();
    assertThat(careless.upper()).isLessThan(0.85);
    assertThat(unlucky.flagged()).isFalse();
    assertThat(unlucky.nearlyFlagged()).isTrue();
    assertThat(unlucky.upper()).isGreaterThan(0.85);
    assertThat(unlucky.moreToDecide()).isPositive();
  }

  @Test
  void nobodyIsFlaggedOnLessGoldThanThePolicyAsksFor() {
    AnnotatorGold few = AnnotatorGold.weigh(1, 0, 7, 0.85, TERMS);

    assertThat(few.upper()).isLessThan(0.85);
    assertThat(few.flagged()).isFalse();
    assertThat(few.moreToDecide()).isEqualTo(1);
  }

  @Test
  void tenRightAnswersOnGoldProveNothingYet() {
    GoldCheck check = GoldCheck.weigh(answers(10, 10), gold(10), List.of(), 0.85, RULES, TERMS);

    assertThat(check.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(check.checks())
        .singleElement()
        .satisfies(gold -> assertThat(gold.note()).isEqualTo("9 more gold answers would decide"));
  }

  @Test
  void aBatchPassesOnALowerBoundAndFailsOnAnUpperBound() {
    assertThat(GoldCheck.weigh(answers(30, 30), gold(30), List.of(), 0.85, RULES, TERMS).verdict())
        .isEqualTo(Verdict.PASS);
    GoldCheck bad = GoldCheck.weigh(answers(30, 18), gold(30), List.of(), 0.85, RULES, TERMS);
    assertThat(bad.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(bad.confusions()).containsExactly(new LabelConfusion("cat", "dog", 12));
  }

  @Test
  void aFlaggedAnnotatorFailsABatchWhoseOwnGoldIsFine() {
    AnnotatorGold careless = AnnotatorGold.weigh(1, 20, 40, 0.85, TERMS);

    GoldCheck check =
        GoldCheck.weigh(answers(30, 30), gold(30), List.of(careless), 0.85, RULES, TERMS);

    assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(check.checks())
        .extracting(Check::name)
        .containsExactly("goldAccuracy", "annotatorGold");
  }

  @Test
  void withoutGoldThereIsNoGoldVerdict() {
    assertThat(GoldCheck.weigh(answers(5, 5), Map.of(), List.of(), 0.85, RULES, TERMS).verdict())
        .isEqualTo(Verdict.NONE);
  }

  @Test
  void agreementFailsOnlyWhenTheWholeIntervalIsBelowTheThreshold() {
    assertThat(agreement(60, 60).verdict()).isEqualTo(Verdict.PASS);
    assertThat(agreement(60, 30).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(agreement(40, 30).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void agreementOfFewItemsIsNotDecided() {
    AgreementCheck check = agreement(6, 6);

    assertThat(check.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(check.checks().getFirst().note()).isEqualTo("at least 4 more items would decide");
  }

  @Test
  void itemsWithOneLabelOrOneClassHaveNoAgreement() {
    UnitLabels single = new UnitLabels();
    single.add(1, "cat");
    UnitLabels same = new UnitLabels();
    for (int item = 0; item < 20; item++) {
      same.add(item, "cat");
      same.add(item, "cat");
    }

    assertThat(AgreementCheck.weigh(single, RULES, TERMS, 1).verdict()).isEqualTo(Verdict.NONE);
    assertThat(AgreementCheck.weigh(same, RULES, TERMS, 1).verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void tiesNeedAdjudicationAndWeakMajoritiesReview() {
    List<Vote> votes = new ArrayList<>();
    votes.addAll(votes(1, "cat", "cat", "dog"));
    votes.addAll(votes(2, "cat", "dog"));
    votes.addAll(votes(3, "cat", "cat", "dog", "owl"));
    votes.addAll(votes(4, "cat"));

    QuestionCheck check = QuestionCheck.find(votes, RULES, TERMS, Map.of(), Set.of());

    assertThat(check.items())
        .extracting(ItemInQuestion::itemId, ItemInQuestion::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, Reason.NO_MAJORITY),
            org.assertj.core.groups.Tuple.tuple(3L, Reason.LOW_SUPPORT));
    assertThat(check.items().getFirst().votes()).isEqualTo(Map.of("cat", 1, "dog", 1));
  }

  /** Two labels per item, alternating classes; the first {@code agreeing} items agree. */
  private static AgreementCheck agreement(int items, int agreeing) {
    UnitLabels table = new UnitLabels();
    for (int item = 0; item < items; item++) {
      table.add(item, item % 2 == 0 ? "cat" : "dog");
      table.add(item, (item % 2 == 0) == (item < agreeing) ? "cat" : "dog");
    }
    return AgreementCheck.weigh(table, RULES, TERMS, 7);
  }

  private static List<Vote> answers(int answers, int correct) {
    List<Vote> votes = new ArrayList<>();
    for (int i = 0; i < answers; i++) {
      votes.add(new Vote(i, "item-" + i, 1, i < correct ? "cat" : "dog"));
    }
    return votes;
  }

  private static Map<Long, String> gold(int items) {
    Map<Long, String> gold = new java.util.HashMap<>();
    for (long item = 0; item < items; item++) {
      gold.put(item, "cat");
    }
    return gold;
  }

  private static List<Vote> votes(long item, String... labels) {
    List<Vote> votes = new ArrayList<>();
    for (String label : labels) {
      votes.add(new Vote(item, "item-" + item, votes.size() + 1, label));
    }
    return votes;
  }
}
