package io.labelops.process;

import io.labelops.intake.ItemProfile;
import io.labelops.intake.ItemProfile.CostEstimate;
import io.labelops.process.Evidence.Figure;
import io.labelops.process.Evidence.Row;
import io.labelops.program.Dataset;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.IntakeTerms;
import io.labelops.shared.DatasetVersionId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an item profile as the approval forms show it. */
@Component
class IntakeEvidence {

  private final Links links;

  IntakeEvidence(Links links) {
    this.links = links;
  }

  Evidence of(
      DatasetVersionId id, Dataset dataset, ItemProfile profile, GatePolicy<IntakeTerms> policy) {
    return new Evidence(
        "May %s (version %d, %s) be labelled?"
            .formatted(dataset.title(), id.version(), dataset.key()),
        policy.version(),
        links.to(id, "/profile"),
        note(dataset),
        figures(dataset, profile, policy.terms()),
        rows(profile),
        List.of());
  }

  private static String note(Dataset dataset) {
    LocalDate neededBy = dataset.neededBy();
    return "Purpose: %s. Source: %s. Licence: %s. Needed by: %s. Whoever asked for the dataset may not approve it."
        .formatted(
            shown(dataset.purpose()),
            shown(dataset.source()),
            shown(dataset.licence()),
            neededBy == null ? "not said" : neededBy);
  }

  private static List<Figure> figures(Dataset dataset, ItemProfile profile, IntakeTerms terms) {
    String items = String.valueOf(profile.items());
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("Items", kinds(profile.modalities())));
    if (!profile.languages().isEmpty()) {
      figures.add(Figure.of("Languages", kinds(profile.languages())));
    }
    figures.add(share("Duplicates", profile.duplicateShare(), terms.maxDuplicateShare(), items));
    figures.add(share("Missing fields", profile.missingShare(), terms.maxMissingShare(), items));
    figures.add(pii(profile, items));
    figures.add(
        new Figure("Marked sensitive", dataset.sensitive() ? "yes" : "no", "no", null, null, null));
    figures.add(
        new Figure(
            "Licence known", profile.licenceKnown() ? "yes" : "no", "yes", null, null, null));
    figures.add(
        Figure.of(
            "Labels",
            "%d, usually %d per item".formatted(profile.labels(), dataset.labelsPerItem())));
    figures.add(cost(profile.cost(), terms.budgetApprovalAbove(), profile.labels()));
    figures.add(capacity(dataset, profile));
    return figures;
  }

  private static Figure share(String name, double value, double limit, String items) {
    return new Figure(
        name, percent(value), "≤ " + percent(limit), items, null, value <= limit ? "PASS" : "FAIL");
  }

  private static Figure pii(ItemProfile profile, String items) {
    String found =
        profile.pii().entrySet().stream()
            .map(entry -> entry.getKey().words() + " in " + entry.getValue())
            .collect(Collectors.joining(", "));
    return new Figure(
        "Personal data",
        found.isEmpty() ? "none found" : found,
        "none",
        items,
        null,
        profile.piiFound() ? "FAIL" : "PASS");
  }

  private static Figure cost(CostEstimate cost, BigDecimal limit, long labels) {
    BigDecimal budget = cost.budget();
    return new Figure(
        "Cost P50 / P80 in " + cost.currency(),
        "%s / %s%s"
            .formatted(cost.p50(), cost.p80(), budget == null ? "" : ", program budget " + budget),
        "≤ " + limit.toPlainString() + " without budget approval",
        "%d labels, %d %s"
            .formatted(labels, cost.vendors(), cost.vendors() == 1 ? "vendor" : "vendors"),
        null,
        cost.p50().compareTo(limit) <= 0 ? "PASS" : "BUDGET DECIDES");
  }

  private static Figure capacity(Dataset dataset, ItemProfile profile) {
    int needed = dataset.isReplay() ? 0 : dataset.labelsPerItem();
    return new Figure(
        "Annotators under contract",
        String.valueOf(profile.annotators()),
        "≥ " + needed,
        null,
        null,
        profile.annotators() >= needed ? "PASS" : "FAIL");
  }

  private static List<Row> rows(ItemProfile profile) {
    if (profile.piiExamples().isEmpty()) {
      return profile.samples().stream().map(item -> new Row(item, "sample", null)).toList();
    }
    return profile.piiExamples().stream()
        .map(found -> new Row(found.item(), found.kind().words() + ": " + found.masked(), null))
        .toList();
  }

  private static String kinds(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(5)
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String shown(@Nullable String text) {
    return text == null ? "not said" : text;
  }
}
