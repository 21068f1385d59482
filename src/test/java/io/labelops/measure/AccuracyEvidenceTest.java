package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyEvidenceTest {

  private static AccuracyEvidence weigh(int correct, int answers) {
    return AccuracyEvidence.weigh(correct, answers, 0.95, 0.95);
  }

  @Test
  void tenRightAnswersDoNotProveNinetyFivePercent() {
    AccuracyEvidence evidence = weigh(10, 10);

    assertThat(evidence.evidence()).isEqualTo(Evidence.UNDECIDED);
    assertThat(evidence.moreToDecide()).hasValue(49);
  }

  @Test
  void fiftyNineRightAnswersProveNinetyFivePercent() {
    assertThat(weigh(58, 58).evidence()).isEqualTo(Evidence.UNDECIDED);
    assertThat(weigh(59, 59).evidence()).isEqualTo(Evidence.PASS);
    assertThat(weigh(59, 59).moreToDecide()).isEmpty();
  }

  @Test
  void badWorkIsRejectedOnceItIsProven() {
    assertThat(weigh(180, 200).evidence()).isEqualTo(Evidence.FAIL);
    assertThat(weigh(8, 10).evidence()).isEqualTo(Evidence.UNDECIDED);
  }

  // Searched with scipy.stats.beta in exact fractions
  @ParameterizedTest(name = "{0} of {1} needs {2} more")
  @CsvSource({"189, 200, 5255", "9, 10, 70", "97, 100, 261", "0, 0, 59"})
  void namesHowManyMoreAnswersWouldDecide(int correct, int answers, int more) {
    assertThat(weigh(correct, answers).moreToDecide()).hasValue(more);
  }

  @Test
  void namesTheFirstNumberThatWouldDecide() {
    for (int answers = 1; answers <= 25; answers++) {
      for (int correct = 0; correct <= answers; correct++) {
        OptionalInt more = weigh(correct, answers).moreToDecide();
        double rate = (double) correct / answers;
        for (int fewer = 1; fewer < Math.min(more.orElse(0), 400); fewer++) {
          double right = rate * (answers + fewer);
          int rounded = (int) (rate >= 0.95 ? Math.floor(right + 1e-9) : Math.ceil(right - 1e-9));
          assertThat(weigh(rounded, answers + fewer).evidence())
              .as("%d of %d and %d more", correct, answers, fewer)
              .isEqualTo(Evidence.UNDECIDED);
        }
      }
    }
  }

  @Test
  void saysSoWhenNoNumberOfAnswersWouldDecide() {
    assertThat(weigh(190, 200).moreToDecide()).isEqualTo(OptionalInt.empty());
    assertThat(AccuracyEvidence.weigh(10, 10, 1, 0.95).moreToDecide()).isEmpty();
  }

  @Test
  void decidesAsTheBoundsItShows() {
    for (int answers = 0; answers <= 120; answers++) {
      for (int correct = 0; correct <= answers; correct++) {
        AccuracyEvidence evidence = AccuracyEvidence.weigh(correct, answers, 0.8, 0.9);
        Evidence byBounds =
            evidence.bounds().lower() >= 0.8
                ? Evidence.PASS
                : evidence.bounds().upper() < 0.8 ? Evidence.FAIL : Evidence.UNDECIDED;
        assertThat(evidence.evidence()).as("%d of %d", correct, answers).isEqualTo(byBounds);
      }
    }
  }

  @Test
  void refusesAThresholdInPercent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccuracyEvidence.weigh(1, 2, 95, 0.95))
        .withMessageContaining("95.0");
  }
}
