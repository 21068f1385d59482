package io.labelops.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of a labels file as a table for people. */
final class MeasureTable {

  private static final int MOST_ANNOTATORS = 40;

  private MeasureTable() {}

  static void print(Map<String, @Nullable Object> figures, PrintWriter out) {
    Map<?, ?> reasons = (Map<?, ?>) Objects.requireNonNull(figures.get("reasons"));
    figures.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> group && key.equals("krippendorff_alpha")) {
            group.forEach(
                (scale, alpha) ->
                    line(out, key + " " + scale, alpha, reasons.get(key + "." + scale)));
          } else if (!(value instanceof Map) && !(value instanceof List)) {
            line(out, key, value, reasons.get(key));
          }
        });
    consensus((Map<?, ?>) Objects.requireNonNull(figures.get("consensus")), reasons, out);
    annotators((List<?>) Objects.requireNonNull(figures.get("annotators_detail")), out);
  }

  private static void line(
      PrintWriter out, String name, @Nullable Object value, @Nullable Object reason) {
    out.printf("  %-30s %-12s %s%n", name, number(value), reason == null ? "" : reason);
  }

  private static void consensus(Map<?, ?> consensus, Map<?, ?> reasons, PrintWriter out) {
    out.printf("%n  %-30s %-12s %s%n", "consensus", "accuracy", "95 % interval");
    Object none = reasons.get("consensus");
    if (none != null) {
      out.printf("  %-30s %-12s %s%n", "", "–", none);
      return;
    }
    consensus.forEach(
        (model, figures) -> {
          Map<?, ?> values = (Map<?, ?>) figures;
          Object reason = reasons.get("consensus." + model);
          out.printf(
              "  %-30s %-12s %s%n",
              model, number(values.get("accuracy")), reason == null ? interval(values) : reason);
        });
  }

  private static void annotators(List<?> details, PrintWriter out) {
    out.printf(
        "%n  %-24s %11s %10s %8s %9s %9s  %s%n",
        "annotator", "annotations", "majority", "skill", "gold", "accuracy", "95 % interval");
    for (Object detail : details.subList(0, Math.min(MOST_ANNOTATORS, details.size()))) {
      Map<?, ?> values = (Map<?, ?>) detail;
      out.printf(
          "  %-24s %11s %10s %8s %9s %9s  %s%n",
          values.get("annotator"),
          values.get("annotations"),
          number(values.get("majority_agreement")),
          number(values.get("dawid_skene_skill")),
          values.get("gold_answers"),
          number(values.get("accuracy")),
          interval(values));
    }
    if (details.size() > MOST_ANNOTATORS) {
      out.printf("  and %d more; --format json has them all%n", details.size() - MOST_ANNOTATORS);
    }
  }

  private static String interval(Map<?, ?> values) {
    return values.get("lower") == null
        ? ""
        : "[%s, %s]".formatted(number(values.get("lower")), number(values.get("upper")));
  }

  private static String number(@Nullable Object value) {
    return switch (value) {
      case null -> "–";
      case Double number -> String.format(Locale.ROOT, "%.4f", number);
      default -> value.toString();
    };
  }
}
