package io.labelops.quality;

import io.labelops.measure.AccuracyEvidence;
import io.labelops.measure.ConfusionMatrix;
import io.labelops.task.LabelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Weighs a batch on gold.
 *
 * <p>A batch has few gold items, so it fails on them only when the upper bound is below the
 * threshold; what one batch cannot show, the pooled answers of its annotators can.
 */
record GoldCheck(
    Verdict verdict,
    List<AnnotatorGold> annotators,
    List<LabelConfusion> confusions,
    List<Check> checks) {

  private static final int TOP_CONFUSIONS = 3;

  static GoldCheck weigh(
      List<Vote> votes,
      Map<Long, String> gold,
      List<AnnotatorGold> annotators,
      double threshold,
      LabelRules rules,
      BatchTerms terms) {
    List<Vote> answers = votes.stream().filter(vote -> gold.containsKey(vote.itemId())).toList();
    int correct =
        (int)
            answers.stream()
                .filter(a -> rules.isRight(a.label(), String.valueOf(gold.get(a.itemId()))))
                .count();
    List<Check> checks = new ArrayList<>();
    Verdict batch = Verdict.NONE;
    if (!answers.isEmpty()) {
      AccuracyEvidence weighed =
          AccuracyEvidence.weigh(correct, answers.size(), threshold, terms.confidence());
      batch = Verdict.of(weighed.evidence());
      checks.add(batchCheck(weighed, batch));
    }
    annotators.stream()
        .filter(a -> a.flagged() || a.nearlyFlagged())
        .forEach(a -> checks.add(check(a)));
    return new GoldCheck(
        verdict(batch, annotators),
        annotators,
        rules.isNominal() ? confusions(answers, gold) : List.of(),
        List.copyOf(checks));
  }

  private static Verdict verdict(Verdict batch, List<AnnotatorGold> annotators) {
    if (annotators.stream().anyMatch(AnnotatorGold::flagged)) {
      return Verdict.FAIL;
    }
    return batch == Verdict.NONE && !annotators.isEmpty() ? Verdict.UNDECIDED : batch;
  }

  private static Check batchCheck(AccuracyEvidence weighed, Verdict verdict) {
    return new Check(
        "goldAccuracy",
        (double) weighed.correct() / weighed.answers(),
        weighed.threshold(),
        weighed.answers(),
        weighed.bounds().lower(),
        weighed.bounds().upper(),
        verdict.name(),
        weighed.moreToDecide().isPresent()
            ? weighed.moreToDecide().getAsInt() + " more gold answers would decide"
            : null);
  }

  private static Check check(AnnotatorGold annotator) {
    String more =
        annotator.moreToDecide() == null
            ? "no number of further answers in sight would decide"
            : annotator.moreToDecide() + " more gold answers would decide";
    return new Check(
        "annotatorGold",
        (double) annotator.correct() / annotator.answers(),
        annotator.threshold(),
        annotator.answers(),
        annotator.lower(),
        annotator.upper(),
        annotator.flagged() ? Verdict.FAIL.name() : Verdict.UNDECIDED.name(),
        "annotator #%d: %s"
            .formatted(
                annotator.annotatorId(), annotator.flagged() ? "flagged" : "not flagged, " + more));
  }

  private static List<LabelConfusion> confusions(List<Vote> answers, Map<Long, String> gold) {
    var labels = new TreeSet<>(gold.values());
    answers.forEach(answer -> labels.add(answer.label()));
    List<String> categories = List.copyOf(labels);
    int[] expected = new int[answers.size()];
    int[] given = new int[answers.size()];
    for (int i = 0; i < given.length; i++) {
      expected[i] = categories.indexOf(gold.get(answers.get(i).itemId()));
      given[i] = categories.indexOf(answers.get(i).label());
    }
    return ConfusionMatrix.of(categories.size(), expected, given).top(TOP_CONFUSIONS).stream()
        .map(
            error ->
                new LabelConfusion(
                    categories.get(error.expected()), categories.get(error.given()), error.count()))
        .toList();
  }
}
