package io.labelops.process;

import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.annotation.DecidedLabel;
import io.labelops.quality.BatchFindings;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.Check;
import io.labelops.quality.GateResult;
import io.labelops.quality.ItemInQuestion;
import io.labelops.quality.PastWork;
import io.labelops.quality.ReworkOffer;
import io.labelops.review.Reviews;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a measured batch on its forms: all to its reviewer, next to nothing to an adjudicator. */
@Component
class BatchEvidence {

  private static final int OUTLIERS = 4;
  private static final Map<String, String> NAMES =
      Map.of(
          "goldAccuracy", "Gold, this batch",
          "annotatorGold", "Gold, rolling",
          "alpha", "Krippendorff α",
          "percentAgreement", "Percent agreement",
          "itemsInQuestion", "Items in question",
          "uncertainItems", "Uncertain items",
          "probationItems", "First items of annotators on probation",
          "doubtedItems", "Items that a model doubts",
          "consensusItems", "Items that models help to settle");

  private final Batches batches;
  private final BatchMeasurement measurement;
  private final Reviews reviews;
  private final PrecedentFigures precedents;
  private final Links links;

  BatchEvidence(
      Batches batches,
      BatchMeasurement measurement,
      Reviews reviews,
      PrecedentFigures precedents,
      Links links) {
    this.batches = batches;
    this.measurement = measurement;
    this.reviews = reviews;
    this.precedents = precedents;
    this.links = links;
  }

  /** What a reviewer needs to decide on the batch. */
  Evidence review(String batchId, int round, BatchFindings findings) {
    BatchView batch = batches.require(batchId);
    GateResult result = result(batchId, round);
    return new Evidence(
        "Decide on batch " + batchId + ", round " + round,
        result.policyVersion(),
        links.to("/workbench/reviews/" + batchId),
        note(findings),
        figures(batch, result, findings),
        rows(findings, reviews.decidedLabels(batchId), reviews.showsVotes(batchId, round)),
        List.of(
            new Evidence.Option("ACCEPT", "The labels become final"),
            new Evidence.Option("FIX", "The labels become final with the reviewers' corrections"),
            new Evidence.Option("REWORK", "The vendor labels again what the scope says"),
            new Evidence.Option("REJECT", "Nothing is taken; another vendor gets the items once")));
  }

  /** What an adjudicator may know: which items, between which labels, and nothing of anybody. */
  Evidence adjudication(String batchId, int round) {
    Map<String, List<String>> open = reviews.openAdjudications(batchId, round);
    List<Evidence.Row> rows =
        open.entrySet().stream()
            .map(
                item ->
                    new Evidence.Row(
                        item.getKey(), "between " + String.join(", ", item.getValue()), null))
            .toList();
    return new Evidence(
        rows.size() == 1
            ? "Label one item blind whose labels do not settle it"
            : "Label " + rows.size() + " items blind whose labels do not settle them",
        result(batchId, round).policyVersion(),
        links.to("/workbench/adjudications/" + batchId),
        "Label by the guideline and cite the rule, or say that it is silent: votes decide nothing.",
        Stream.concat(
                Stream.of(Evidence.Figure.of("Items to label", String.valueOf(rows.size()))),
                precedents.of(batchId, open.values()).stream())
            .toList(),
        rows,
        List.of(new Evidence.Option("DONE", "Every item has my label and its reason")));
  }

  private GateResult result(String batchId, int round) {
    return measurement.latest(batchId, round).orElseThrow();
  }

  private static List<Evidence.Figure> figures(
      BatchView batch, GateResult result, BatchFindings findings) {
    List<Evidence.Figure> figures = new ArrayList<>();
    figures.add(Evidence.Figure.of("Vendor", batch.vendorKey()));
    figures.add(
        Evidence.Figure.of(
            "Round", findings.quality().round() + " of at most " + findings.quality().maxRounds()));
    String failed =
        result.checks().stream()
            .filter(check -> "FAIL".equals(check.outcome()))
            .map(check -> name(check))
            .distinct()
            .collect(Collectors.joining(", "));
    figures.add(Evidence.Figure.of("Failed checks", failed.isEmpty() ? "none" : failed));
    int outliers = 0;
    for (Check check : result.checks()) {
      if (!check.name().equals("annotatorGold") || outliers++ < OUTLIERS) {
        figures.add(figure(check));
      }
    }
    findings
        .confusions()
        .forEach(
            error ->
                figures.add(
                    Evidence.Figure.of(
                        "Confusion with gold",
                        "%s given for %s: %d"
                            .formatted(error.given(), error.expected(), error.count()))));
    overlap(findings).ifPresent(figures::add);
    figures.add(Evidence.Figure.of("SLA", sla(batch.dueAt(), batch.submittedAt())));
    ReworkOffer rework = findings.rework();
    figures.add(
        Evidence.Figure.of(
            "Cost of rework",
            "flagged annotators %s, items in question %s, all %s %s; within %s"
                .formatted(
                    rework.cost(rework.flaggedLabels()).toPlainString(),
                    rework.cost(rework.questionLabels()).toPlainString(),
                    rework.cost(rework.allLabels()).toPlainString(),
                    rework.currency(),
                    Instants.readable(Duration.ofSeconds(rework.seconds())))));
    return figures;
  }

  private static Optional<Evidence.Figure> overlap(BatchFindings findings) {
    return Optional.ofNullable(findings.overlap())
        .filter(offer -> offer.labelsSoFar() > 0)
        .map(
            offer ->
                Evidence.Figure.of(
                    "Further labels",
                    "%d on uncertain items, cost %s %s"
                        .formatted(
                            offer.labelsSoFar(),
                            offer.costSoFar().toPlainString(),
                            offer.currency())));
  }

  private static Evidence.Figure figure(Check check) {
    Evidence.Figure figure = Figures.of(name(check), check);
    if (check.name().endsWith("Gold") || check.name().equals("goldAccuracy")) {
      double value = check.value() == null ? 0 : check.value();
      int n = check.n() == null ? 0 : check.n();
      return new Evidence.Figure(
          figure.figure(),
          "%d/%d = %s".formatted(Math.round(value * n), n, figure.value()),
          figure.threshold(),
          figure.n(),
          figure.outcome());
    }
    return figure;
  }

  private static String name(Check check) {
    return NAMES.getOrDefault(check.name(), check.name());
  }

  private static @Nullable String note(BatchFindings findings) {
    String pastWork =
        findings.pastWork().stream().map(BatchEvidence::pastWork).collect(Collectors.joining(" "));
    return pastWork.isEmpty()
        ? "Bounds hold one-sided at the policy's confidence; a batch fails on evidence only."
        : pastWork;
  }

  private static String pastWork(PastWork work) {
    return "Past work of annotator #%d: %d labels in %d accepted batches, cost %s %s; %d items rest on it."
        .formatted(
            work.annotatorId(),
            work.labels(),
            work.batches(),
            work.cost().toPlainString(),
            work.currency(),
            work.suspectItems());
  }

  private static List<Evidence.Row> rows(
      BatchFindings findings, Map<Long, DecidedLabel> decided, boolean votesShown) {
    return findings.itemsInQuestion().stream()
        .limit(Evidence.MOST_ROWS)
        .map(question -> row(question, decided.get(question.itemId()), votesShown))
        .toList();
  }

  private static Evidence.Row row(
      ItemInQuestion question, @Nullable DecidedLabel decided, boolean votesShown) {
    String why =
        switch (question.reason()) {
          case NO_MAJORITY -> "no majority";
          case LOW_SUPPORT -> "weak majority";
          case PROBATION -> "probation";
          case DOUBTED -> "doubted by a model";
        };
    String votes =
        new TreeMap<>(question.votes())
            .entrySet().stream()
                .map(vote -> vote.getKey() + ": " + vote.getValue())
                .collect(Collectors.joining(", "));
    return new Evidence.Row(
        question.item(),
        decided == null ? why : why + ", decided as " + decided.label(),
        votesShown ? votes : "not shown, by policy");
  }

  private static String sla(@Nullable Instant dueAt, @Nullable Instant submittedAt) {
    if (dueAt == null || submittedAt == null) {
      return "no deadline";
    }
    Duration left = Duration.between(submittedAt, dueAt);
    return "submitted %s %s"
        .formatted(Instants.readable(left.abs()), left.isNegative() ? "late" : "before due");
  }
}
