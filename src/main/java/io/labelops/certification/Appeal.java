package io.labelops.certification;

import io.labelops.workforce.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An appeal with what speaks for and against it.
 *
 * @param requirementVersion in force
 * @param scores all that was measured on the way to the certificate and under it
 */
public record Appeal(
    Suspension suspension, Certificate certificate, int requirementVersion, List<Score> scores) {

  public Appeal {
    Objects.requireNonNull(suspension.appealedAt(), "nobody appealed");
    scores = List.copyOf(scores);
  }

  public Instant appealedAt() {
    return Objects.requireNonNull(suspension.appealedAt());
  }

  /** When it is to be decided. */
  public Instant dueAt() {
    return Objects.requireNonNull(suspension.dueAt());
  }

  /** When whoever decides is reminded: half-way. */
  public Instant remindAt() {
    return appealedAt().plusSeconds(suspension.answerSeconds() / 2);
  }
}
