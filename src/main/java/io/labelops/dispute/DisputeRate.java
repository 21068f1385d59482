package io.labelops.dispute;

import org.jspecify.annotations.Nullable;

/**
 * How often a reviewer's adverse verdicts are disputed and do not hold, of those whose window is
 * closed.
 *
 * @param reviewer null for all together
 * @param resolved disputes that are answered
 */
public record DisputeRate(
    @Nullable String reviewer, long adverse, long disputed, long resolved, long overturned) {

  /** Adverse verdicts disputed / adverse verdicts; null without any. */
  public @Nullable Double getDisputeRate() {
    return adverse == 0 ? null : (double) disputed / adverse;
  }

  /** Overturned / resolved; null without any. */
  public @Nullable Double getOverturnRate() {
    return resolved == 0 ? null : (double) overturned / resolved;
  }
}
