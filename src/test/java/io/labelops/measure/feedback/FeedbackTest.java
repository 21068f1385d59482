package io.labelops.measure.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeedbackTest {

  @Test
  void onlyPlantedErrorsAreCandidates() {
    Random random = new Random(1);
    int[] labels = new int[500];
    double[][] probabilities = new double[500][3];
    for (int item = 0; item < 500; item++) {
      int truth = random.nextInt(3);
      Arrays.fill(probabilities[item], 0.1 + 0.05 * random.nextDouble());
      probabilities[item][truth] = 0;
      probabilities[item][truth] = 1 - Arrays.stream(probabilities[item]).sum();
      labels[item] = item < 25 ? (truth + 1) % 3 : truth;
    }
    List<LabelErrors> errors = LabelErrors.find(labels, probabilities);

    assertThat(errors).hasSizeGreaterThan(8).allMatch(each -> each.item() < 25);
    assertThat(errors).allMatch(each -> each.suggested() != labels[each.item()]);
    assertThat(errors.getFirst().margin()).isNegative();
  }

  @Test
  void unlabelledItemsAreNotDoubted() {
    assertThat(LabelErrors.find(new int[] {-1}, new double[][] {{0.5, 0.5}})).isEmpty();
    assertThat(LabelErrors.find(new int[0], new double[0][])).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelErrors.find(new int[1], new double[][] {{Double.NaN}}))
        .withMessageContaining("NaN");
  }

  @Test
  void theMostUncertainIsNextAndEqualOnesAreDrawn() {
    double[] worth = NextItems.uncertainty(new double[][] {{1, 0}, {0.5, 0.5}, {0.9, 0.1}});

    assertThat(worth[1]).isCloseTo(1, within(1e-15));
    assertThat(NextItems.byWorth(worth, 1)).containsExactly(1, 2, 0);
    int[] drawn = NextItems.byWorth(new double[100], 7);
    assertThat(drawn).isEqualTo(NextItems.byWorth(new double[100], 7));
    assertThat(drawn).isNotEqualTo(NextItems.byWorth(new double[100], 8));
    assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(100);
  }

  @Test
  void diverseItemsAreFarFromEachOther() {
    double[][] line = {{0}, {0.1}, {5}, {10}, {9.9}};

    assertThat(NextItems.diverse(line, 0, 3)).containsExactly(0, 3, 2);
    assertThat(NextItems.diverse(line, 0, 9)).hasSize(5).doesNotHaveDuplicates();
  }
}
