package io.labelops.workforce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an annotator may label until when.
 *
 * @param certificationId the way it came from
 * @param guidelineMajor the major version it was earned under
 * @param suspendedFrom what it was, and is again when an appeal is won
 * @param probationItems how many of its first items are looked at
 * @param provisionalMajor a later major it is good for until {@code provisionalUntil}
 */
public record Certificate(
    long id,
    long certificationId,
    long annotatorId,
    CertificateScope scope,
    int guidelineMajor,
    State state,
    @Nullable State suspendedFrom,
    int probationItems,
    Instant issuedAt,
    Instant validUntil,
    @Nullable Integer provisionalMajor,
    @Nullable Instant provisionalUntil,
    String stateWhy) {

  /** Where a certificate stands. */
  public enum State {
    /** Good for work, all of whose first items are looked at. */
    PROBATION,
    CERTIFIED,
    SUSPENDED,
    /** Another one took its place. */
    RENEWED,
    EXPIRED,
    /** The probation was not passed. */
    FAILED,
    /** Suspended for good: nobody appealed in time, or the appeal was lost. */
    WITHDRAWN;

    public boolean isOpen() {
      return this == PROBATION || this == CERTIFIED || this == SUSPENDED;
    }
  }

  /** Tells whether it is good for work under a major version of its guideline now. */
  public boolean isValid(int major, Instant now) {
    return (state == State.PROBATION || state == State.CERTIFIED)
        && now.isBefore(validUntil)
        && (guidelineMajor == major || isProvisional(major, now));
  }

  private boolean isProvisional(int major, Instant now) {
    return provisionalMajor != null
        && provisionalMajor == major
        && provisionalUntil != null
        && now.isBefore(provisionalUntil);
  }
}
