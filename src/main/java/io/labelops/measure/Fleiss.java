package io.labelops.measure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fleiss' κ with its test against chance, and κ of each category alone.
 *
 * <p>Fleiss 1971, "Measuring nominal scale agreement among many raters"; the standard error under
 * chance from Fleiss, Nee &amp; Landis 1979. Every unit needs the same number of labels, at least
 * two; annotators may differ between units.
 *
 * @param kappa at most 1, 0 for chance
 * @param standardError of κ where only chance agrees
 */
public record Fleiss(double kappa, double standardError) {

  /** Returns κ; empty where units have different numbers of labels, or one category only. */
  public static Optional<Fleiss> of(NominalTally tally) {
    OptionalDouble kappa = tally.fleiss();
    if (kappa.isEmpty()) {
      return Optional.empty();
    }
    long[] marginals = tally.pairableLabels();
    int raters = tally.labelsPerUnit();
    double units = tally.pairableUnits();
    double spread = 0;
    double skew = 0;
    for (long marginal : marginals) {
      double p = marginal / (units * raters);
      spread += p * (1 - p);
      skew += p * (1 - p) * (1 - 2 * p);
    }
    double error =
        Math.sqrt(2 / (spread * spread * units * raters * (raters - 1)))
            * Math.sqrt(spread * spread - skew);
    return Optional.of(new Fleiss(kappa.getAsDouble(), error));
  }

  /** Returns κ in standard errors: its test against chance. */
  public double z() {
    return kappa / standardError;
  }
}
