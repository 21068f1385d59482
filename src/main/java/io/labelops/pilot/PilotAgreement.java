package io.labelops.pilot;

import io.labelops.measure.Agreement;
import io.labelops.measure.Interval;
import io.labelops.quality.Check;
import io.labelops.quality.PilotTerms;
import io.labelops.quality.Verdict;
import io.labelops.task.LabelAgreement;
import io.labelops.task.LabelRules;
import io.labelops.task.UnitLabels;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Weighs a round's agreement: a pilot has to prove that annotators agree, so the lower bound of α
 * has to reach the threshold; only an interval that is wholly below it proves that they do not.
 *
 * @param moreItems how many more items would decide if they came out as these did; null where the
 *     round is decided or no number would do
 */
record PilotAgreement(
    Verdict verdict,
    int units,
    @Nullable Double alpha,
    @Nullable Interval interval,
    @Nullable Double percent,
    @Nullable Integer moreItems,
    @Nullable String note) {

  static PilotAgreement weigh(UnitLabels labels, LabelRules rules, PilotTerms terms, long seed) {
    LabelAgreement measured = rules.agreement(labels, 2 * terms.confidence() - 1, seed);
    Agreement agreement = measured.agreement();
    Interval interval = measured.interval();
    Double alpha = agreement.alpha().isPresent() ? agreement.alpha().getAsDouble() : null;
    Verdict verdict = verdict(agreement, interval, terms);
    OptionalInt more =
        verdict == Verdict.UNDECIDED && alpha != null
            ? more(agreement.units(), alpha, interval, terms)
            : OptionalInt.empty();
    return new PilotAgreement(
        verdict,
        agreement.units(),
        alpha,
        interval,
        agreement.percent().isPresent() ? agreement.percent().getAsDouble() : null,
        more.isPresent() ? more.getAsInt() : null,
        note(verdict, agreement, more));
  }

  Check check(PilotTerms terms) {
    return new Check(
        "alpha",
        alpha,
        terms.alpha(),
        units,
        interval == null ? null : interval.lower(),
        interval == null ? null : interval.upper(),
        verdict.name(),
        note);
  }

  private static Verdict verdict(
      Agreement agreement, @Nullable Interval interval, PilotTerms terms) {
    if (agreement.alphaStatus() != Agreement.AlphaStatus.MEASURED) {
      return Verdict.NONE;
    }
    if (interval == null || agreement.units() < terms.minUnits()) {
      return Verdict.UNDECIDED;
    }
    if (interval.lower() >= terms.alpha()) {
      return Verdict.PASS;
    }
    return interval.upper() < terms.alpha() ? Verdict.FAIL : Verdict.UNDECIDED;
  }

  // An interval narrows with the root of the number of items, and α is taken to stay where it is.
  private static OptionalInt more(
      int units, double alpha, @Nullable Interval interval, PilotTerms terms) {
    int needed = terms.minUnits();
    if (interval != null) {
      double distance = Math.abs(alpha - terms.alpha());
      double reach = alpha > terms.alpha() ? alpha - interval.lower() : interval.upper() - alpha;
      double factor = reach / distance;
      double wanted = Math.ceil(units * factor * factor);
      if (!(wanted < 1_000_000)) {
        return OptionalInt.empty();
      }
      needed = Math.max(needed, (int) wanted);
    }
    return needed > units ? OptionalInt.of(needed - units) : OptionalInt.empty();
  }

  private static @Nullable String note(Verdict verdict, Agreement agreement, OptionalInt more) {
    return switch (verdict) {
      case PASS, FAIL -> null;
      case NONE ->
          agreement.units() == 0
              ? "no item has two labels"
              : "all labels are the same, so there is no variation to agree on";
      case UNDECIDED ->
          more.isPresent()
              ? "about %,d more items would decide".formatted(more.getAsInt())
              : "α is at the threshold, so no number of items decides soon";
    };
  }
}
