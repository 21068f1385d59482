package io.labelops.measure.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.Binomial;
import io.labelops.measure.SharedData;
import io.labelops.measure.Votes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GoldScoreTest {

  /** Gold 0, 0, 1, none, and 2, which nobody says. */
  private final GoldScore score =
      GoldScore.of(
          Votes.of(
              5,
              2,
              2,
              new int[] {0, 0, 1, 1, 2, 3, 4},
              new int[] {0, 1, 0, 1, 0, 0, 0},
              new int[] {0, 1, 0, 0, 0, 1, 1}),
          new int[] {0, 0, 1, -1, 2});

  @Test
  void countsLabelsOnGoldAlone() {
    assertThat(score.accuracy(0.95).successes()).isEqualTo(3);
    assertThat(score.accuracy(0.95).trials()).isEqualTo(6);
    assertThat(score.wilson(0.95)).isEqualTo(Binomial.wilson(3, 6, 0.95));
    assertThat(score.annotator(0, 0.95).value()).hasValue(0.5);
    assertThat(score.annotator(1, 0.95).trials()).isEqualTo(2);
  }

  @Test
  void tellsCategoriesApart() {
    ClassScore zero = score.classes().get(0);

    assertThat(zero.precision()).hasValue(0.75);
    assertThat(zero.recall()).hasValue(0.75);
    assertThat(score.classes().get(1).f1()).hasValue(0);
    assertThat(score.classes().get(2).precision()).isEmpty();
    assertThat(score.classes().get(2).recall()).hasValue(0);
    assertThat(score.macroF1().orElseThrow()).isCloseTo(0.25, within(1e-15));
    assertThat(score.confusion().count(2, 1)).isEqualTo(1);
  }

  @Test
  void refusesGoldForOtherUnits() {
    Votes votes = Votes.of(1, 1, 1, new int[1], new int[1], new int[1]);

    assertThatIllegalArgumentException().isThrownBy(() -> GoldScore.of(votes, new int[2]));
  }

  @ParameterizedTest
  @CsvSource({"bluebirds, bluebirds", "rte, snow2008-rte", "labelme, labelme"})
  void workersAreAsAccurateAsTheReferenceSays(String folder, String name) {
    SharedData.assumePresent();
    JsonNode reference = SharedData.reference().path("datasets").path(name).path("worker_accuracy");
    SharedData data = SharedData.read(folder);
    GoldScore scored = GoldScore.of(data.votes(), data.gold());
    double[] each = new double[data.annotators().size()];
    for (int a = 0; a < each.length; a++) {
      each[a] = scored.annotator(a, 0.95).value().orElseThrow();
    }

    assertThat(scored.accuracy(0.95).value().orElseThrow())
        .isCloseTo(reference.path("pooled").asDouble(), within(1e-12));
    assertThat(Arrays.stream(each).average().orElseThrow())
        .isCloseTo(reference.path("mean").asDouble(), within(1e-12));
    assertThat(Arrays.stream(each).max().orElseThrow()).isEqualTo(reference.path("max").asDouble());
  }
}
