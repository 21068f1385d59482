package io.labelops.certification;

import java.time.Instant;

/**
 * What is to be done about a certificate.
 *
 * @param evidence what is to be weighed, with WEIGH
 * @param nextCheckAt when to look again, with WAIT
 */
public record CertificateCheck(Action action, Scoring.Evidence evidence, Instant nextCheckAt) {

  /** What the process does next. */
  public enum Action {
    WAIT,
    /** There is evidence that nobody weighed yet. */
    WEIGH,
    EXPIRED,
    /** Suspended for good. */
    WITHDRAWN
  }
}
