package io.labelops.measure.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.Votes;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelFeedbackTest {

  @Test
  void theModelShowsWhichClassesPeopleConfuse() {
    Random random = new Random(5);
    int items = 2_000;
    int[] labels = new int[items];
    double[][] probabilities = new double[items][2];
    for (int item = 0; item < items; item++) {
      int truth = item % 2;
      // One in ten of class 1 is labelled 0, never the other way
      labels[item] = truth == 1 && random.nextInt(10) == 0 ? 0 : truth;
      probabilities[item][truth] = 0.75 + 0.2 * random.nextDouble();
      probabilities[item][1 - truth] = 1 - probabilities[item][truth];
    }
    labels[0] = -1;
    ModelConfusion confusion = ModelConfusion.of(labels, probabilities);

    assertThat(confusion.predicted().count(0, 1)).isBetween(70, 130);
    assertThat(confusion.predicted().count(1, 0)).isZero();
    assertThat(confusion.confident()[1][0]).isZero();
    assertThat(confusion.confident()[0][1]).isPositive();
    // One in twenty labels is wrong
    assertThat(confusion.noise()).isBetween(0.02, 0.06);
  }

  @Test
  void disagreementIsTheEntropyOfTheVotes() {
    Votes votes =
        Votes.of(
            3,
            4,
            2,
            new int[] {0, 0, 0, 0, 1, 1},
            new int[] {0, 1, 2, 3, 0, 1},
            new int[] {0, 1, 0, 1, 1, 1});

    assertThat(NextItems.disagreement(votes))
        .containsExactly(new double[] {1, 0, 0}, within(1e-12));
  }

  @Test
  void aBatchIsWorthItAndDiverse() {
    double[] worth = {0.9, 0.89, 0.88, 0.1};
    double[][] features = {{0}, {0.01}, {5}, {100}};

    // The far item 3 is not worth it, item 1 is like item 0
    assertThat(NextItems.batch(worth, features, 3, 2, 1)).containsExactly(0, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NextItems.batch(worth, features, 1, 2, 1));
  }
}
