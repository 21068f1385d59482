package io.labelops.workforce;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** The terms a vendor works under for a program; a change is a new version. */
public record Contract(
    String vendorKey,
    String programKey,
    int version,
    int turnaroundSeconds,
    int reminderSeconds,
    int reworkSeconds,
    int leaseSeconds,
    double goldAccuracy,
    BigDecimal ratePerLabel,
    String currency,
    int share,
    Instant validFrom) {

  /** How long a batch may take from when it is available. */
  public Duration turnaround() {
    return Duration.ofSeconds(turnaroundSeconds);
  }

  /** When, after a batch became available, the vendor is reminded. */
  public Duration reminder() {
    return Duration.ofSeconds(reminderSeconds);
  }

  /** How long a rework round may take. */
  public Duration rework() {
    return Duration.ofSeconds(reworkSeconds);
  }

  /** How long an annotator keeps what was claimed. */
  public Duration lease() {
    return Duration.ofSeconds(leaseSeconds);
  }
}
