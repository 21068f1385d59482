package io.labelops.cli;

import io.labelops.measure.Alpha;
import io.labelops.measure.Contingency;
import io.labelops.measure.NominalTally;
import io.labelops.measure.PairwiseKappa;
import io.labelops.measure.Votes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a labels file.
 *
 * <p>Agreement and each annotator's accuracy count the first label of an annotator on an item,
 * consensus counts all rows. A figure that does not apply is null, and {@code reasons} says why.
 */
final class MeasureReport {

  private final LabelFile file;
  private final int minOverlap;
  private final Votes all;
  private final Votes first;
  private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();

  private MeasureReport(LabelFile file, int minOverlap) {
    this.file = file;
    this.minOverlap = minOverlap;
    this.all = file.votes();
    this.first = all.firstPerAnnotator();
  }

  static Map<String, @Nullable Object> of(LabelFile file, int minOverlap) {
    MeasureReport report = new MeasureReport(file, minOverlap);
    report.count();
    report.agreement();
    ConsensusReport consensus = new ConsensusReport(file, report.first, report.reasons);
    report.figures.put("consensus", consensus.accuracies());
    report.figures.put("annotators_detail", consensus.annotators());
    report.figures.put("reasons", report.reasons);
    return report.figures;
  }

  private void count() {
    figures.put("items", all.unitCount());
    figures.put("annotators", all.annotatorCount());
    figures.put("annotations", all.size());
  }

  private void agreement() {
    NominalTally tally = NominalTally.of(first);
    boolean pairable = tally.pairableUnits() > 0;
    String same =
        pairable ? "all labels on items with two or more are the same" : "no item has two labels";
    put("percent_agreement", tally.percent(), same);
    PairwiseKappa kappa = PairwiseKappa.of(first, minOverlap);
    put(
        "cohen_kappa_pairwise_mean",
        kappa.mean(),
        kappa.undefined() > 0
            ? "every pair of annotators used one label only"
            : "no two annotators share " + minOverlap + " items");
    if (first.annotatorCount() == 2) {
      put("scott_pi", Contingency.of(first, 0, 1).scott(), same);
    } else {
      put(
          "scott_pi",
          OptionalDouble.empty(),
          "defined for two annotators, here are %d; Fleiss' kappa is its extension"
              .formatted(first.annotatorCount()));
    }
    put(
        "fleiss_kappa",
        tally.fleiss(),
        tally.labelsPerUnit() < 2 && pairable ? "items have different numbers of labels" : same);
    alpha(tally, same);
    put("gwet_ac1", tally.ac1(), same);
  }

  private void alpha(NominalTally tally, String same) {
    Map<String, @Nullable Object> alpha = new LinkedHashMap<>();
    figures.put("krippendorff_alpha", alpha);
    String key = "krippendorff_alpha.";
    put(alpha, "nominal", tally.alpha(), key, same);
    boolean ordered = file.ordered() || all.categoryCount() <= 2;
    put(
        alpha,
        "ordinal",
        ordered ? Alpha.ordinal(first) : OptionalDouble.empty(),
        key,
        ordered ? same : "the order of the labels is not known; name it with --order");
    double[] values = file.values();
    if (values == null) {
      String reason = "not all labels are finite numbers";
      put(alpha, "interval", OptionalDouble.empty(), key, reason);
      put(alpha, "ratio", OptionalDouble.empty(), key, reason);
      return;
    }
    put(alpha, "interval", Alpha.interval(first, values), key, same);
    boolean negative = values[0] < 0;
    for (double value : values) {
      negative |= value < 0;
    }
    boolean many = values.length > Alpha.MOST_CATEGORIES;
    put(
        alpha,
        "ratio",
        negative || many ? OptionalDouble.empty() : Alpha.ratio(first, values),
        key,
        negative
            ? "a label is below 0"
            : many ? "more than " + Alpha.MOST_CATEGORIES + " different labels" : same);
  }

  private void put(String key, OptionalDouble value, String reason) {
    put(figures, key, value, "", reason);
  }

  private void put(
      Map<String, @Nullable Object> into,
      String key,
      OptionalDouble value,
      String prefix,
      String reason) {
    into.put(key, value.isPresent() ? value.getAsDouble() : null);
    if (value.isEmpty()) {
      reasons.put(prefix + key, reason);
    }
  }
}
