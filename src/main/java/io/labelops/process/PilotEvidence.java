package io.labelops.process;

import io.labelops.pilot.PilotEstimate;
import io.labelops.pilot.PilotFindings;
import io.labelops.pilot.PilotMeasurement;
import io.labelops.pilot.PilotRound;
import io.labelops.pilot.Pilots;
import io.labelops.process.Evidence.Figure;
import io.labelops.quality.Check;
import io.labelops.quality.GateResult;
import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a round of a pilot to who decides on it. */
@Component
class PilotEvidence {

  private static final Map<String, String> NAMES =
      Map.of(
          "alpha", "Krippendorff α, lower bound held against the threshold",
          "percentAgreement", "Percent agreement",
          "olderLabels", "Labels under an older guideline");

  private final Pilots pilots;
  private final PilotMeasurement measurement;
  private final Links links;

  PilotEvidence(Pilots pilots, PilotMeasurement measurement, Links links) {
    this.pilots = pilots;
    this.measurement = measurement;
    this.links = links;
  }

  Evidence of(DatasetVersionId dataset, int number) {
    PilotRound round = pilots.require(dataset, number);
    GateResult gate = measurement.result(dataset, number).orElseThrow();
    PilotFindings findings = measurement.findings(dataset, number).orElseThrow();
    int most = findings.result().maxRounds();
    return new Evidence(
        "Does %s go to production after pilot round %d of at most %d?"
            .formatted(dataset, number, most),
        gate.policyVersion(),
        links.to("/datasets/%s/%d#pilot".formatted(dataset.datasetKey(), dataset.version())),
        number >= most && !"PASS".equals(gate.outcome())
            ? "No round is left, so the case was escalated; whoever decides here follows what was answered there."
            : "A pilot passes when the lower bound of α reaches the threshold. Items and payloads are behind the link.",
        figures(round, gate, findings),
        findings.disagreements().stream().map(PilotEvidence::row).toList(),
        List.of(
            new Evidence.Option(
                "NEXT_ROUND", "A fresh sample is labelled under the same guideline"),
            new Evidence.Option(
                "PRODUCTION", "All batches are opened; labels of a passing round count"),
            new Evidence.Option(
                "CHANGE", "A change of the guideline is asked for, then a fresh sample"),
            new Evidence.Option("STOP", "The dataset version ends as failed")));
  }

  private List<Figure> figures(PilotRound round, GateResult gate, PilotFindings findings) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("Gate", gate.outcome() + ": " + gate.reason()));
    gate.checks().forEach(check -> figures.add(Figures.of(name(check), check)));
    figures.add(
        Figure.of(
            "Sample",
            "%d items, %d annotators each, seed %d"
                .formatted(round.items(), round.annotatorsPerItem(), round.seed())));
    figures.add(Figure.of("Guideline when opened", round.guidelineVersion()));
    findings
        .confusions()
        .forEach(
            each ->
                figures.add(
                    new Figure(
                        "Confused",
                        "%s and %s: %d pairs, %.0f %%"
                            .formatted(
                                each.first(), each.second(), each.pairs(), 100 * each.share()),
                        null,
                        null,
                        null,
                        null)));
    estimate(figures, findings);
    pilots.rounds(round.dataset()).stream()
        .filter(earlier -> earlier.round() < round.round())
        .forEach(earlier -> figures.add(earlier(earlier)));
    return figures;
  }

  private static void estimate(List<Figure> figures, PilotFindings findings) {
    PilotEstimate estimate = findings.estimate();
    figures.add(
        Figure.of(
            "Production has to label",
            "%,d items, %,d labels; %d items of this round would count"
                .formatted(estimate.items(), estimate.labels(), findings.counting())));
    figures.add(
        new Figure(
            "Median time of a label",
            estimate.medianSeconds() == null
                ? "vendors told no times"
                : number(estimate.medianSeconds()) + " s",
            null,
            String.valueOf(estimate.timed()),
            null,
            null));
    figures.add(
        Figure.of(
            "Effort P50 / P80", hours(estimate.hoursP50()) + " / " + hours(estimate.hoursP80())));
    figures.add(
        Figure.of(
            "Cost P50 / P80",
            "%s / %s %s"
                .formatted(
                    estimate.costP50().toPlainString(),
                    estimate.costP80().toPlainString(),
                    estimate.currency())));
    figures.add(
        new Figure(
            "Items without a majority",
            Figures.number(estimate.openShare()),
            null,
            String.valueOf(findings.items()),
            "at most " + Figures.number(estimate.openShareUpper()) + " at 80 %",
            null));
  }

  private Figure earlier(PilotRound round) {
    GateResult gate = measurement.result(round.dataset(), round.round()).orElse(null);
    Check alpha = gate == null || gate.checks().isEmpty() ? null : gate.checks().getFirst();
    return alpha == null
        ? Figure.of("Round " + round.round(), "not measured")
        : Figures.of(
            "Round %d, guideline %s, then %s"
                .formatted(round.round(), round.guidelineVersion(), round.decision()),
            alpha);
  }

  private static Evidence.Row row(PilotFindings.Disputed item) {
    String votes =
        new TreeMap<>(item.votes())
            .entrySet().stream()
                .map(vote -> vote.getKey() + ": " + vote.getValue())
                .collect(Collectors.joining(", "));
    return new Evidence.Row(
        item.item(), "mean distance of two labels " + Figures.number(item.spread()), votes);
  }

  private static String name(Check check) {
    return NAMES.getOrDefault(check.name(), check.name());
  }

  private static String hours(@Nullable Double hours) {
    return hours == null ? "–" : number(hours) + " h";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.1f", value);
  }
}
