package io.labelops.dashboard;

import java.time.Instant;

/** What one holder has of a dataset version at one place, and since when. */
record Holding(
    String datasetKey,
    int version,
    Position position,
    String holderKind,
    String holder,
    long count,
    Instant oldest) {

  Holding withoutVendor() {
    return holderKind.equals("VENDOR")
        ? new Holding(datasetKey, version, position, holderKind, "a vendor", count, oldest)
        : this;
  }
}
