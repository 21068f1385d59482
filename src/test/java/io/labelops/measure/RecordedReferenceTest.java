package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.consensus.DawidSkene;
import io.labelops.measure.consensus.Stopping;
import io.labelops.measure.gold.GoldScore;
import io.labelops.measure.people.ControlChart;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The values of the independent computation that the other tests of recorded data leave out. */
class RecordedReferenceTest {

  @BeforeEach
  void needsTheRecordedData() {
    SharedData.assumePresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bluebirds, bluebirds",
    "rte, snow2008-rte",
    "labelme, labelme",
    "pandalm, pandalm-testset"
  })
  void labelsAreCounted(String folder, String name) {
    JsonNode reference = SharedData.reference().path("datasets").path(name);
    SharedData data = SharedData.read(folder);
    Votes votes = data.votes();

    assertThat(votes.unitCount()).isEqualTo(reference.path("n_items").asInt());
    assertThat(votes.annotatorCount()).isEqualTo(reference.path("n_workers").asInt());
    assertThat(votes.firstPerAnnotator().size())
        .isEqualTo(reference.path("n_labels_first_per_worker_item").asInt());
    for (int c = 0; c < votes.categoryCount(); c++) {
      int category = c;
      assertThat(
              IntStream.range(0, votes.size()).filter(i -> votes.category(i) == category).count())
          .isEqualTo(reference.path("label_counts").path(data.classes().get(c)).asLong());
    }
    reference
        .path("labels_per_item")
        .properties()
        .forEach(
            each ->
                assertThat(
                        IntStream.range(0, votes.unitCount())
                            .filter(u -> votes.size(u) == Integer.parseInt(each.getKey()))
                            .count())
                    .isEqualTo(each.getValue().asLong()));
    NominalTally tally = NominalTally.of(votes);
    assertThat(tally.pairableUnits()).isEqualTo(reference.path("alpha_n_units").asLong());
    // Their count is cut from a sum of fractions: 4211 for 108 × 39
    assertThat(Arrays.stream(tally.pairableLabels()).sum())
        .isCloseTo(reference.path("alpha_n_pairable").asLong(), within(1L));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"bluebirds, bluebirds", "rte, snow2008-rte", "labelme, labelme"})
  void majorityHoweverTiesAreBrokenAndEveryWorker(String folder, String name) {
    JsonNode reference = SharedData.reference().path("datasets").path(name);
    SharedData data = SharedData.read(folder);
    int[] lowest = new int[data.gold().length];
    int right = 0;
    int sure = 0;
    int tiesOnGold = 0;
    for (int unit = 0; unit < lowest.length; unit++) {
      Consensus majority = Consensus.majority(data.votes().counts(unit));
      lowest[unit] = majority.leaders().getFirst();
      right += lowest[unit] == data.gold()[unit] ? 1 : 0;
      sure += !majority.tied() && lowest[unit] == data.gold()[unit] ? 1 : 0;
      tiesOnGold += majority.tied() ? 1 : 0;
    }
    double units = lowest.length;

    assertThat(right / units)
        .isCloseTo(reference.path("mv_accuracy_ties_lowest_label").asDouble(), within(1e-12));
    assertThat(sure / units)
        .isCloseTo(reference.path("mv_accuracy_ties_wrong").asDouble(), within(1e-12));
    assertThat(tiesOnGold).isEqualTo(reference.path("mv_ties_on_gold").asInt());
    if (reference.has("mv_f1_label1_ties_lowest")) {
      assertThat(f1(lowest, data.gold()))
          .isCloseTo(reference.path("mv_f1_label1_ties_lowest").asDouble(), within(1e-12));
    }
    for (String kind : List.of("mle", "smooth0.01")) {
      JsonNode expected = reference.path("dawid_skene_" + kind);
      int[] best =
          DawidSkene.fit(data.votes(), kind.equals("mle") ? 0 : 0.01, Stopping.EXACT)
              .mostProbable();
      int[] gold = data.gold();
      assertThat(IntStream.range(0, best.length).filter(u -> best[u] == gold[u]).count())
          .isEqualTo(expected.path("n_correct").asLong());
      assertThat(IntStream.range(0, best.length).filter(u -> best[u] != lowest[u]).count())
          .isEqualTo(expected.path("disagree_with_mv_items").asLong());
      if (expected.has("f1_label1")) {
        assertThat(f1(best, gold)).isCloseTo(expected.path("f1_label1").asDouble(), within(1e-12));
      }
    }
    workers(data, reference.path("worker_accuracy"));
  }

  private static double f1(int[] given, int[] gold) {
    int both = 0;
    int either = 0;
    for (int unit = 0; unit < given.length; unit++) {
      both += given[unit] == 1 && gold[unit] == 1 ? 2 : 0;
      either += (given[unit] == 1 ? 1 : 0) + (gold[unit] == 1 ? 1 : 0);
    }
    return (double) both / either;
  }

  private static void workers(SharedData data, JsonNode expected) {
    GoldScore score = GoldScore.of(data.votes().firstPerAnnotator(), data.gold());
    double[] each =
        IntStream.range(0, data.votes().annotatorCount())
            .mapToObj(annotator -> score.annotator(annotator, 0.95))
            .filter(share -> share.trials() > 0)
            .mapToDouble(share -> share.value().getAsDouble())
            .sorted()
            .toArray();
    double median = (each[(each.length - 1) / 2] + each[each.length / 2]) / 2;

    assertThat(each).hasSize(expected.path("n_workers_with_gold").asInt());
    assertThat(Arrays.stream(each).average().getAsDouble())
        .isCloseTo(expected.path("mean").asDouble(), within(1e-12));
    assertThat(median).isCloseTo(expected.path("median").asDouble(), within(1e-12));
    assertThat(each[0]).isCloseTo(expected.path("min").asDouble(), within(1e-12));
    assertThat(each[each.length - 1]).isCloseTo(expected.path("max").asDouble(), within(1e-12));
    assertThat(score.accuracy(0.95).value().orElseThrow())
        .isCloseTo(expected.path("pooled").asDouble(), within(1e-12));
  }

  @Test
  void kappaOfEveryPairOfJudges() {
    SharedData data = SharedData.read("pandalm");
    JsonNode pairs =
        SharedData.reference()
            .path("datasets")
            .path("pandalm-testset")
            .path("cohen_pairs")
            .path("values");

    assertThat(pairs.size()).isEqualTo(3);
    pairs
        .properties()
        .forEach(
            pair -> {
              int first = judge(data, pair.getKey().charAt(0));
              int second = judge(data, pair.getKey().charAt(2));
              assertThat(Contingency.of(data.votes(), first, second).cohen().orElseThrow())
                  .isCloseTo(pair.getValue().asDouble(), within(1e-12));
            });
  }

  private static int judge(SharedData data, char number) {
    return IntStream.range(0, 3)
        .filter(a -> data.annotators().get(a).endsWith(String.valueOf(number)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void samplingPlansAndDistributions() {
    JsonNode textbook = SharedData.reference().path("textbook");
    textbook
        .path("hypergeometric")
        .forEach(
            each -> {
              HypergeometricDistribution found =
                  HypergeometricDistribution.of(
                      each.path("N").asInt(), each.path("K").asInt(), each.path("n").asInt());
              int c = each.path("c").asInt();
              assertThat(found.cumulativeProbability(c))
                  .isCloseTo(each.path("cdf").asDouble(), within(1e-10));
              assertThat(found.probability(c))
                  .isCloseTo(each.path("pmf").asDouble(), within(1e-10));
            });
    textbook
        .path("iso2859_ansi_z14")
        .path("oc")
        .forEach(
            each -> {
              int n = each.path("n").asInt();
              int ac = each.path("ac").asInt();
              double p = each.path("p").asDouble();
              assertThat(BinomialDistribution.of(n, p).cumulativeProbability(ac))
                  .isCloseTo(each.path("Pa_binomial").asDouble(), within(1e-10));
              assertThat(
                      HypergeometricDistribution.of(1_000, (int) Math.round(1_000 * p), n)
                          .cumulativeProbability(ac))
                  .isCloseTo(each.path("Pa_hypergeometric_N1000").asDouble(), within(1e-10));
            });
    textbook
        .path("binomial_intervals_95")
        .forEach(
            each -> {
              int k = each.path("k").asInt();
              int n = each.path("n").asInt();
              same(Binomial.interval(k, n, 0.95), each.path("clopper_pearson"));
              same(Binomial.wilson(k, n, 0.95), each.path("wilson"));
            });
  }

  private static void same(Interval interval, JsonNode expected) {
    assertThat(interval.lower()).isCloseTo(expected.path(0).asDouble(), within(1e-12));
    assertThat(interval.upper()).isCloseTo(expected.path(1).asDouble(), within(1e-12));
  }

  @Test
  void theRevisedControlChart() {
    JsonNode revised =
        SharedData.reference()
            .path("textbook")
            .path("p_chart_orangejuice")
            .path("revised_without_15_23");
    List<CSVRecord> rows =
        SharedData.rows("reference/textbook/orangejuice.csv").stream()
            .filter(row -> row.get("trial").equals("TRUE"))
            .toList();
    int[] kept = IntStream.range(0, rows.size()).filter(i -> i != 14 && i != 22).toArray();
    ControlChart chart =
        ControlChart.of(
            Arrays.stream(kept).map(i -> Integer.parseInt(rows.get(i).get("defectives"))).toArray(),
            Arrays.stream(kept).map(i -> Integer.parseInt(rows.get(i).get("size"))).toArray(),
            ControlChart.THREE_SIGMA);

    assertThat(chart.mean()).isCloseTo(revised.path("pbar").asDouble(), within(1e-12));
    assertThat(chart.upper()[0]).isCloseTo(revised.path("ucl").asDouble(), within(1e-12));
    assertThat(chart.lower()[0]).isCloseTo(revised.path("lcl").asDouble(), within(1e-12));
    assertThat(chart.outside()).hasSize(1);
    assertThat(kept[chart.outside()[0]] + 1).isEqualTo(revised.path("out").path(0).asInt());
  }
}
