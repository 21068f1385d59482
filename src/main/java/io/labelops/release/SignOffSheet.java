package io.labelops.release;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What signatories are told beside the checks.
 *
 * @param neededBy the date the requester named, or that none was named
 * @param difference null for the first released version
 */
public record SignOffSheet(
    String title,
    @Nullable String purpose,
    @Nullable String licence,
    String neededBy,
    long labels,
    BigDecimal cost,
    @Nullable BigDecimal budget,
    String currency,
    @Nullable Difference difference) {

  /** How the labels differ from the last released version. */
  public record Difference(int version, int added, int changed, int removed) {}
}
