package io.labelops.certification;

/** What a score is of. */
public enum ScoreBasis {
  /** A first test. */
  QUALIFICATION,
  /** A test before a certificate ends. */
  RENEWAL,
  /** A short test after a major version of the guideline. */
  DIFFERENCE,
  /** The first items under a certificate, against what became of them. */
  PROBATION,
  /** Answers on gold hidden in work since the certificate was issued. */
  PRODUCTION_GOLD
}
