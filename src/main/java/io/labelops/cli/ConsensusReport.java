package io.labelops.cli;

import io.labelops.measure.MajorityAccuracy;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What models decide of a labels file, held against gold, and what they think of annotators. */
final class ConsensusReport {

  private static final double CONFIDENCE = 0.95;

  private final LabelFile file;
  private final Votes all;
  private final Votes first;
  private final Map<String, String> reasons;
  private @Nullable TruthModel dawidSkene;

  ConsensusReport(LabelFile file, Votes first, Map<String, String> reasons) {
    this.file = file;
    this.all = file.votes();
    this.first = first;
    this.reasons = reasons;
  }

  /** Returns the accuracy of each model, null without gold. */
  Map<String, @Nullable Object> accuracies() {
    Map<String, @Nullable Object> consensus = new LinkedHashMap<>();
    if (!file.hasGold()) {
      reasons.put("consensus", "no item has gold; give it as a column 'gold' or with --gold FILE");
    }
    accuracy(consensus, "majority", () -> VoteShares.plain(all));
    accuracy(consensus, "weighted", () -> VoteShares.byAgreement(all));
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
    return consensus;
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

  /** Returns what is known of each annotator, Dawid–Skene's opinion if it was asked before. */
  List<Map<String, @Nullable Object>> annotators() {
    TruthModel model = dawidSkene;
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
      detail.put("dawid_skene_skill", model == null ? null : model.skill(annotator));
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
}
