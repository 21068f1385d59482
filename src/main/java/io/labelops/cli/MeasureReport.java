package io.labelops.cli;

import io.labelops.measure.Alpha;
import io.labelops.measure.Contingency;
import io.labelops.measure.MajorityAccuracy;
import io.labelops.measure.NominalTally;
import io.labelops.measure.PairwiseKappa;
import io.labelops.measure.Proportion;
import io.labelops.measure.Votes;
import io.labelops.measure.consensus.DawidSkene;
import io.labelops.measure.consensus.Glad;
import io.labelops.measure.consensus.Mace;
import io.labelops.measure.consensus.OneCoin;
import io.labelops.measure.consensus.Stopping;
import io.labelops.measure.consensus.Truth;
import io.labelops.measure.consensus.TruthModel;
import io.labelops.measure.consensus.VoteShares;
import io.labelops.measure.gold.GoldScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All figures of a labels file.
 *
 * <p>Agreement and each annotator's accuracy count the first label of an annotator on an item,
 * consensus counts all rows. A figure that does not apply is null, and {@code reasons} says why.
 */
final class MeasureReport {

  private static final double CONFIDENCE = 0.95;

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
    report.consensus();
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

  private void consensus() {
    Map<String, @Nullable Object> consensus = new LinkedHashMap<>();
    figures.put("consensus", consensus);
    if (!file.hasGold()) {
      reasons.put("consensus", "no item has gold; give it as a column 'gold' or with --gold FILE");
    }
    accuracy(consensus, "majority", () -> VoteShares.plain(all));
    accuracy(consensus, "weighted", () -> VoteShares.byAgreement(all));
    TruthModel dawidSkene = null;
    // The table of parameters and the one of sums, next to the labels in a quarter of the heap.
    if (DawidSkene.cells(all)
        > Math.min(DawidSkene.MOST_CELLS, Runtime.getRuntime().maxMemory() / 64)) {
      consensus.put("dawid_skene", nothing());
      reasons.put(
          "consensus.dawid_skene",
          "confusion matrices of %d annotators and %d labels do not fit into memory"
              .formatted(all.annotatorCount(), all.categoryCount()));
    } else {
      TruthModel fitted =
          DawidSkene.fit(all, 0, stopping(Stopping.EXACT, 2e10 / all.categoryCount()));
      accuracy(consensus, "dawid_skene", () -> fitted);
      dawidSkene = fitted;
    }
    Stopping quick = stopping(Stopping.QUICK, 3e8);
    accuracy(consensus, "one_coin", () -> OneCoin.fit(all, quick));
    accuracy(consensus, "glad", () -> Glad.fit(all, quick));
    accuracy(consensus, "mace", () -> Mace.fit(all, quick));
    figures.put("annotators_detail", details(dawidSkene));
  }

  /** Allows fewer iterations on very many labels, at least 20. */
  private Stopping stopping(Stopping usual, double work) {
    int affordable = (int) Math.max(20, Math.min(usual.maxIterations(), work / all.size()));
    return new Stopping(usual.tolerance(), affordable);
  }

  private void accuracy(
      Map<String, @Nullable Object> consensus, String name, Supplier<TruthModel> model) {
    if (!file.hasGold()) {
      consensus.put(name, nothing());
      return;
    }
    MajorityAccuracy accuracy = Truth.accuracy(model.get(), all, file.gold());
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("accuracy", accuracy.value().getAsDouble());
    values.put("lower", accuracy.interval(CONFIDENCE).lower());
    values.put("upper", accuracy.interval(CONFIDENCE).upper());
    consensus.put(name, values);
  }

  private static Map<String, @Nullable Object> nothing() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("accuracy", null);
    values.put("lower", null);
    values.put("upper", null);
    return values;
  }

  private List<Map<String, @Nullable Object>> details(@Nullable TruthModel dawidSkene) {
    GoldScore score = GoldScore.of(first, file.gold());
    VoteShares majority = VoteShares.plain(all);
    int[] labels = new int[all.annotatorCount()];
    for (int i = 0; i < all.size(); i++) {
      labels[all.annotator(i)]++;
    }
    List<Map<String, @Nullable Object>> details = new ArrayList<>();
    for (int annotator = 0; annotator < labels.length; annotator++) {
      Map<String, @Nullable Object> detail = new LinkedHashMap<>();
      detail.put("annotator", file.annotators().name(annotator));
      detail.put("annotations", labels[annotator]);
      detail.put("majority_agreement", majority.skill(annotator));
      detail.put("dawid_skene_skill", dawidSkene == null ? null : dawidSkene.skill(annotator));
      Proportion accuracy = score.annotator(annotator, CONFIDENCE);
      boolean known = accuracy.trials() > 0;
      detail.put("gold_answers", accuracy.trials());
      detail.put("gold_correct", accuracy.successes());
      detail.put("accuracy", known ? accuracy.value().getAsDouble() : null);
      detail.put("lower", known ? accuracy.interval().lower() : null);
      detail.put("upper", known ? accuracy.interval().upper() : null);
      details.add(detail);
    }
    return details;
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
