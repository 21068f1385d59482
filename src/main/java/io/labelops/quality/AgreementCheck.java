package io.labelops.quality;

import io.labelops.measure.Agreement;
import io.labelops.measure.Interval;
import io.labelops.task.LabelAgreement;
import io.labelops.task.LabelRules;
import io.labelops.task.UnitLabels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the agreement of a batch's labels.
 *
 * <p>As with gold, each end of the bootstrap interval holds at the policy's confidence, and only an
 * interval that is wholly below the threshold fails. With few items the bootstrap's interval is too
 * narrow, so below the policy's number of units it decides nothing.
 */
record AgreementCheck(Verdict verdict, List<Check> checks) {

  static AgreementCheck weigh(UnitLabels labels, LabelRules rules, BatchTerms terms, long seed) {
    LabelAgreement measured = rules.agreement(labels, 2 * terms.confidence() - 1, seed);
    Agreement agreement = measured.agreement();
    if (agreement.units() == 0) {
      return new AgreementCheck(Verdict.NONE, List.of());
    }
    List<Check> checks = new ArrayList<>();
    Interval interval = measured.interval();
    Verdict verdict = verdict(agreement, interval, terms);
    checks.add(
        new Check(
            "alpha",
            agreement.alpha().isPresent() ? agreement.alpha().getAsDouble() : null,
            terms.alpha(),
            agreement.units(),
            interval == null ? null : interval.lower(),
            interval == null ? null : interval.upper(),
            verdict.name(),
            note(agreement, terms)));
    agreement
        .percent()
        .ifPresent(
            percent ->
                checks.add(
                    new Check(
                        "percentAgreement",
                        percent,
                        null,
                        agreement.units(),
                        null,
                        null,
                        null,
                        null)));
    return new AgreementCheck(verdict, List.copyOf(checks));
  }

  private static Verdict verdict(
      Agreement agreement, @Nullable Interval interval, BatchTerms terms) {
    if (agreement.alphaStatus() == Agreement.AlphaStatus.ONE_CATEGORY) {
      return Verdict.NONE;
    }
    if (interval == null || agreement.units() < terms.minUnits()) {
      return Verdict.UNDECIDED;
    }
    if (interval.upper() < terms.alpha()) {
      return Verdict.FAIL;
    }
    return interval.lower() >= terms.alpha() ? Verdict.PASS : Verdict.UNDECIDED;
  }

  private static @Nullable String note(Agreement agreement, BatchTerms terms) {
    if (agreement.alphaStatus() == Agreement.AlphaStatus.ONE_CATEGORY) {
      return "all labels are the same, so there is no variation to agree on";
    }
    int missing = terms.minUnits() - agreement.units();
    return missing > 0 ? "at least %d more items would decide".formatted(missing) : null;
  }
}
