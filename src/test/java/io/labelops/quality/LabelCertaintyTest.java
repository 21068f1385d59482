package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelops.task.TaskType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelCertaintyTest {

  private static final BatchTerms TERMS =
      new BatchTerms(
          0.8, 0.5, 0.95, 200, 8, 0.6, 10, 2, StopScope.NONE, 31, 4, 0.95, ReviewVotes.SHOWN);

  @Test
  void twoOfThreeUnknownAnnotatorsAreWeighedByBayesRule() {
    // Right with 0.8, else each of three other classes with 1/15: 0.8·0.8·1/15 for the leading
    // class, 1/15·1/15·0.8 for the other, 1/15·1/15·1/15 for each of the two nobody chose.
    double leading = 0.8 * 0.8 / 15;
    double other = 0.8 / 15 / 15;
    double none = 2.0 / 15 / 15 / 15;

    assertThat(certainty(List.of(), 4).of(votes("cat", "cat", "dog")))
        .isCloseTo(leading / (leading + other + none), within(1e-12));
  }

  @Test
  void aTieOfEqualAnnotatorsIsHalfAtMost() {
    assertThat(certainty(List.of(), 2).of(votes("cat", "dog"))).isCloseTo(0.5, within(1e-12));
    assertThat(certainty(List.of(), 4).of(votes("cat", "dog"))).isLessThan(0.5);
  }

  @Test
  void anAnnotatorGoldSpeaksForOutweighsOneItSpeaksAgainst() {
    List<AnnotatorGold> gold =
        List.of(
            AnnotatorGold.weigh(0, 60, 60, 0.8, TERMS), AnnotatorGold.weigh(1, 20, 60, 0.8, TERMS));
    double sure = certainty(gold, 4).of(votes("cat", "dog"));

    assertThat(sure).isGreaterThan(0.9);
    assertThat(sure).isLessThan(certainty(gold, 4).of(votes("cat")));
  }

  @Test
  void otherLabelsAreAsSureAsTheShareOfWhatTheyComeTo() {
    List<String> codes = List.of("cat", "dog");
    var sets = new LabelCertainty(List.of(), 0.8, TaskType.MULTI_LABEL.rules(codes), codes.size());

    assertThat(sets.of(votes("[\"cat\"]", "[\"cat\"]", "[\"cat\",\"dog\"]")))
        .isCloseTo(2.0 / 3, within(1e-12));
    assertThat(sets.of(List.of())).isZero();
  }

  @Test
  void onlyItemsBelowTheBoundGetAnotherLabelAndTheLeastCertainComeFirst() {
    List<Vote> work = new ArrayList<>();
    item(work, 1, "cat", "cat", "cat");
    item(work, 2, "cat", "cat", "dog");
    item(work, 3, "cat", "dog");
    item(work, 4, "cat", "cat", "dog", "dog");

    OverlapCheck check = OverlapCheck.find(work, certainty(List.of(), 4), TERMS);

    assertThat(check.items()).extracting(UncertainItem::itemId).containsExactly(3L, 2L);
    assertThat(check.checks())
        .singleElement()
        .satisfies(
            uncertain -> {
              assertThat(uncertain.value()).isEqualTo(3);
              assertThat(uncertain.n()).isEqualTo(4);
              assertThat(uncertain.note()).contains("2 may get another label, 1 have 4 already");
            });
  }

  private static LabelCertainty certainty(List<AnnotatorGold> gold, int classes) {
    List<String> codes = List.of("cat", "dog", "owl", "hen").subList(0, classes);
    return new LabelCertainty(gold, 0.8, TaskType.CLASSIFICATION.rules(codes), classes);
  }

  private static List<Vote> votes(String... labels) {
    List<Vote> votes = new ArrayList<>();
    item(votes, 1, labels);
    return votes;
  }

  private static void item(List<Vote> votes, long item, String... labels) {
    for (int who = 0; who < labels.length; who++) {
      votes.add(new Vote(item, "i" + item, who, labels[who]));
    }
  }
}
