package io.labelops.certification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test.
 *
 * @param certificateId the certificate it is to renew or keep; null for a first one
 */
record Attempt(
    long id,
    long certificationId,
    int number,
    ScoreBasis kind,
    @Nullable Long certificateId,
    int requirementVersion,
    String guidelineVersion,
    Instant drawnAt,
    @Nullable Instant submittedAt) {

  boolean isOpen() {
    return submittedAt == null;
  }

  /** The number before the first dot of the version it was taken under. */
  int major() {
    return Integer.parseInt(guidelineVersion.substring(0, guidelineVersion.indexOf('.')));
  }
}
