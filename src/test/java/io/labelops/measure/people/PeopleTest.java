package io.labelops.measure.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.SharedData;
import io.labelops.measure.Votes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PeopleTest {

  @Test
  void theOrangeJuiceChartIsMontgomerys() {
    SharedData.assumePresent();
    JsonNode trial =
        SharedData.reference().path("textbook").path("p_chart_orangejuice").path("trial");
    List<CSVRecord> rows =
        SharedData.rows("reference/textbook/orangejuice.csv").stream()
            .filter(row -> row.get("trial").equals("TRUE"))
            .toList();
    ControlChart chart =
        ControlChart.of(
            rows.stream().mapToInt(row -> Integer.parseInt(row.get("defectives"))).toArray(),
            rows.stream().mapToInt(row -> Integer.parseInt(row.get("size"))).toArray(),
            ControlChart.THREE_SIGMA);

    assertThat(chart.mean()).isCloseTo(trial.path("pbar").asDouble(), within(1e-14));
    assertThat(chart.upper()[0]).isCloseTo(trial.path("ucl").asDouble(), within(1e-14));
    assertThat(chart.lower()[0]).isCloseTo(trial.path("lcl").asDouble(), within(1e-14));
    // Samples 15 and 23
    assertThat(chart.outside()).containsExactly(14, 22);
  }

  @Test
  void aChartNeedsPossibleCounts() {
    assertThat(ControlChart.of(new int[] {0, 1}, new int[] {0, 2}, 3).outside()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ControlChart.of(new int[] {3}, new int[] {2}, 3));
  }

  @Test
  void aSpeederStandsOutAndAnEvenTeamDoesNot() {
    double[] off = Habits.speed(new double[] {20, 22, 25, 19, 23, 2});

    assertThat(off[5]).isLessThan(-3.5);
    assertThat(off[0]).isBetween(-2.0, 2.0);
    assertThat(Habits.speed(new double[] {5, 5, 5})).containsOnly(0);
    assertThatIllegalArgumentException().isThrownBy(() -> Habits.speed(new double[] {0}));
  }

  @Test
  void theChanceOfARunIsThatOfCountingAllSequences() {
    int longEnough = 0;
    for (int sequence = 0; sequence < 1 << 12; sequence++) {
      int bits = sequence;
      int[] labels = IntStream.range(0, 12).map(i -> bits >> i & 1).toArray();
      int run = 0;
      int ones = 0;
      for (int label : labels) {
        ones = label == 1 ? ones + 1 : 0;
        run = Math.max(run, ones);
      }
      longEnough += run >= 4 ? 1 : 0;
    }

    assertThat(Habits.chanceOfRun(12, 4, 0.5)).isCloseTo(longEnough / 4096.0, within(1e-14));
    assertThat(Habits.chanceOfRun(3, 4, 0.5)).isZero();
    assertThat(Habits.chanceOfRun(5, 5, 1)).isOne();
    assertThat(Habits.longestRun(new int[] {1, 1, 2, 2, 2, 1})).isEqualTo(3);
    assertThat(Habits.longestRun(new int[0])).isZero();
  }

  @Test
  void learningRisesAndFatigueFalls() {
    boolean[] learning = new boolean[10];
    Arrays.fill(learning, 5, 10, true);

    // Spearman of 0..9 with five zeros and five ones: 0.8703882797784892
    assertThat(Habits.trend(learning)).isCloseTo(0.8703882797784892, within(1e-14));
    assertThat(Habits.trend(new boolean[] {true, false})).isEqualTo(-1);
    assertThat(Habits.trend(new boolean[] {true, true})).isNaN();
  }

  @Test
  void findsWhoCopiesFromWhomAndNobodyElse() {
    Random random = new Random(1);
    int units = 400;
    int[] truth = random.ints(units, 0, 4).toArray();
    int[][] said = new int[6][units];
    for (int a = 0; a < 6; a++) {
      for (int u = 0; u < units; u++) {
        said[a][u] = random.nextInt(10) < 7 ? truth[u] : (truth[u] + 1 + random.nextInt(3)) % 4;
      }
    }
    for (int u = 0; u < units; u++) {
      said[4][u] = random.nextInt(10) < 9 ? said[1][u] : said[4][u];
    }
    int[] row = IntStream.range(0, 6 * units).toArray();
    Votes votes =
        Votes.of(
            units,
            6,
            4,
            IntStream.of(row).map(i -> i / 6).toArray(),
            IntStream.of(row).map(i -> i % 6).toArray(),
            IntStream.of(row).map(i -> said[i % 6][i / 6]).toArray());

    List<CopyPairs> pairs = CopyPairs.find(votes, truth, 10, 4);
    assertThat(pairs).hasSize(1);
    assertThat(pairs.getFirst().first()).isEqualTo(1);
    assertThat(pairs.getFirst().second()).isEqualTo(4);
    assertThat(pairs.getFirst().same()).isGreaterThan(80);
  }
}
