package io.labelops.dashboard;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many batches, or the dataset version itself, stand at one place with one holder.
 *
 * @param holder a vendor's key, a group, a person or labelops; null where the work has ended
 * @param datasets dataset versions they belong to
 * @param median seconds since they came there, the middle one
 */
record WhereRow(
    Position position,
    @Nullable String holderKind,
    @Nullable String holder,
    long count,
    long datasets,
    Instant oldest,
    double median) {

  public String unit() {
    String unit = position.isBatch() ? "batch" : "dataset";
    return count == 1 ? unit : position.isBatch() ? "batches" : "datasets";
  }

  public Duration medianAge() {
    return Duration.ofSeconds((long) median);
  }

  public boolean isHeld() {
    return position.isHeld();
  }

  WhereRow withoutVendor() {
    return "VENDOR".equals(holderKind)
        ? new WhereRow(position, holderKind, "a vendor", count, datasets, oldest, median)
        : this;
  }
}
