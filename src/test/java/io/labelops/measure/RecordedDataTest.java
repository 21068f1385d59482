package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Recorded human labels against an independent computation. */
class RecordedDataTest {

  private static final Offset<Double> EXACT = within(1e-12);

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
  void measuresEqualTheReference(String folder, String name) {
    JsonNode reference = SharedData.reference().path("datasets").path(name);
    SharedData data = SharedData.read(folder);
    Votes votes = data.votes();
    NominalTally tally = NominalTally.of(votes.firstPerAnnotator());

    assertThat(votes.size()).isEqualTo(reference.path("n_labels_raw").asInt());
    assertThat(tally.pairableUnits()).isEqualTo(reference.path("n_items_with_2plus").asInt());
    same(tally.percent(), reference.path("percent_agreement_item_mean"));
    same(tally.pooled(), reference.path("percent_agreement_pair_pooled"));
    same(tally.alpha(), reference.path("krippendorff_alpha_nominal"));
    same(tally.ac1(), reference.path("gwet_ac1"));
    same(tally.fleiss(), reference.path("fleiss_kappa"));
    Agreement agreement = Agreement.of(ratings(votes));
    same(agreement.percent(), reference.path("percent_agreement_item_mean"));
    same(agreement.alpha(), reference.path("krippendorff_alpha_nominal"));

    JsonNode pairwise = reference.path("cohen_pairwise");
    PairwiseKappa kappa = PairwiseKappa.of(votes, pairwise.path("min_overlap").asInt());
    assertThat(kappa.pairs()).isEqualTo(pairwise.path("pairs").asInt());
    assertThat(kappa.undefined()).isEqualTo(pairwise.path("undefined_pe_1").asInt());
    same(kappa.mean(), pairwise.path("mean"));
    same(kappa.weightedMean(), pairwise.path("mean_weighted_by_overlap"));
    same(kappa.smallest(), pairwise.path("min"));
    same(kappa.largest(), pairwise.path("max"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"bluebirds, bluebirds", "rte, snow2008-rte", "labelme, labelme"})
  void majorityEqualsTheReference(String folder, String name) {
    JsonNode reference = SharedData.reference().path("datasets").path(name);
    SharedData data = SharedData.read(folder);
    List<Consensus> consensus = Consensus.majority(ratings(data.votes()));
    MajorityAccuracy accuracy = MajorityAccuracy.of(consensus, data.gold());

    assertThat(consensus.stream().filter(Consensus::tied).count())
        .isEqualTo(reference.path("mv_ties").asLong());
    assertThat(accuracy.units()).isEqualTo(reference.path("n_gold_used").asInt());
    same(accuracy.value(), reference.path("mv_accuracy_ties_expected"));
  }

  @Test
  void congersKappaEqualsThatOfR() {
    List<CSVRecord> rows = SharedData.rows("reference/textbook/irr_diagnoses.csv");
    Map<String, Integer> classes = new LinkedHashMap<>();
    int[] category =
        rows.stream()
            .flatMap(CSVRecord::stream)
            .mapToInt(label -> classes.computeIfAbsent(label, absent -> classes.size()))
            .toArray();
    Votes votes =
        Votes.of(
            rows.size(),
            6,
            classes.size(),
            IntStream.range(0, category.length).map(i -> i / 6).toArray(),
            IntStream.range(0, category.length).map(i -> i % 6).toArray(),
            category);

    assertThat(Conger.kappa(votes).orElseThrow()).isCloseTo(0.4418085, within(5e-8));
  }

  @Test
  void theAttentionTestsOfTheSpanRatersHaveTheirBounds() {
    SharedData.reference()
        .path("other")
        .path("wmt23-sxs-mqm-ende")
        .path("honeypot_by_rater")
        .forEach(
            rater -> {
              Interval interval =
                  Binomial.interval(rater.path("found").asInt(), rater.path("total").asInt(), 0.95);
              assertThat(interval.lower()).isCloseTo(rater.path("cp95").path(0).asDouble(), EXACT);
              assertThat(interval.upper()).isCloseTo(rater.path("cp95").path(1).asDouble(), EXACT);
            });
  }

  private static void same(OptionalDouble value, JsonNode expected) {
    if (expected.isMissingNode()) {
      assertThat(value).isEmpty();
    } else {
      assertThat(value.orElseThrow()).isCloseTo(expected.asDouble(), EXACT);
    }
  }

  private static Ratings ratings(Votes votes) {
    int[] unit = new int[votes.size()];
    int[] category = new int[votes.size()];
    for (int u = 0; u < votes.unitCount(); u++) {
      for (int i = votes.start(u); i < votes.end(u); i++) {
        unit[i] = u;
        category[i] = votes.category(i);
      }
    }
    return Ratings.of(votes.unitCount(), votes.categoryCount(), unit, category);
  }
}
