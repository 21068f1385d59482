package io.labelops.process;

import io.labelops.audit.AuditSheet;
import io.labelops.audit.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows an audit on its form: the plan first, and what was found once findings are recorded. */
@Component
class AuditEvidence {

  private final Links links;

  AuditEvidence(Links links) {
    this.links = links;
  }

  Evidence of(AuditSheet audit) {
    return new Evidence(
        asked(audit),
        audit.policyVersion(),
        links.to("/workbench/audits/" + audit.id()),
        audit.extended()
            ? "The first sample decided nothing, so it was extended, once."
            : "Lot "
                + audit.lotHash().substring(0, 12)
                + "… is frozen, and the draw can be repeated from the seed.",
        figures(audit),
        rows(audit),
        List.of(
            new Evidence.Option("COMPLETED", "Every sampled item has my blind label"),
            new Evidence.Option("NOT_ASSESSABLE", "The sample cannot be assessed: the lot fails")));
  }

  private static String asked(AuditSheet audit) {
    int open = audit.sampleSize() - audit.labelled();
    return "Label "
        + open
        + " sampled items blind, then compare (audit "
        + audit.attempt()
        + " of at most "
        + audit.maxAttempts()
        + ")";
  }

  private static List<Evidence.Figure> figures(AuditSheet audit) {
    List<Evidence.Figure> figures = new ArrayList<>();
    figures.add(Evidence.Figure.of("Lot size N", String.valueOf(audit.lotSize())));
    figures.add(Evidence.Figure.of("Sample size n", String.valueOf(audit.sampleSize())));
    figures.add(Evidence.Figure.of("Passes with c defects", String.valueOf(audit.acceptable())));
    figures.add(Evidence.Figure.of("Fails with", String.valueOf(audit.rejectable())));
    figures.add(Evidence.Figure.of("An extension adds", String.valueOf(audit.extensionSize())));
    figures.add(Evidence.Figure.of("Seed", seed(audit)));
    audit.operatingCharacteristic().stream()
        .map(
            point ->
                Evidence.Figure.of(
                    "Passes if " + Figures.number(point.defectRate()) + " are wrong",
                    Figures.number(point.acceptance())))
        .forEach(figures::add);
    return figures;
  }

  private static String seed(AuditSheet audit) {
    return audit.extensionSeed() == null
        ? String.valueOf(audit.seed())
        : audit.seed() + ", " + audit.extensionSeed();
  }

  private static List<Evidence.Row> rows(AuditSheet audit) {
    AuditSheet.Findings findings = audit.findings();
    if (findings == null) {
      return List.of();
    }
    Stream<Evidence.Row> severities =
        findings.bySeverity().stream().map(slice -> row("severity " + slice.name(), slice));
    Stream<Evidence.Row> strata =
        findings.byStratum().stream()
            .filter(slice -> slice.defects() > 0)
            .sorted(Comparator.comparingDouble(Slice::defectRate).reversed())
            .map(slice -> row(slice.name(), slice));
    return Stream.concat(severities, strata).limit(Evidence.MOST_ROWS).toList();
  }

  private static Evidence.Row row(String name, Slice slice) {
    return new Evidence.Row(
        name, slice.defects() + " of " + slice.labels() + " sampled labels wrong", null);
  }
}
