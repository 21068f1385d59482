package io.labelops.certification;

import java.time.Instant;

/**
 * Where a certification is, as its process has to know it.
 *
 * @param nextAt when the next try may begin, or the certificate is to be looked at
 */
public record Standing(State state, Instant nextAt) {

  /** What the process waits for. */
  public enum State {
    /** The next try. */
    COOLING_OFF,
    /** Whatever happens to the certificate. */
    CERTIFIED,
    /** Nothing: it is over. */
    STOPPED
  }
}
