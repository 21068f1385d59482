package io.labelops.certification;

import io.labelops.workforce.Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an annotator got.
 *
 * @param material what has to be read
 * @param requirement in force
 * @param certificate the newest one
 * @param scores what was measured, the first one first
 * @param suspension the newest one
 */
record CertificationResult(
    Certification certification,
    String material,
    Requirement requirement,
    @Nullable Certificate certificate,
    List<TestResult> tests,
    List<Score> scores,
    @Nullable Suspension suspension) {

  /**
   * A test.
   *
   * @param feedback on each item answered so far, null where the requirement gives none
   */
  record TestResult(
      int number,
      ScoreBasis kind,
      int items,
      int answered,
      Instant drawnAt,
      @Nullable Instant submittedAt,
      @Nullable List<Feedback> feedback) {}

  /** An answer beside the right one. */
  record Feedback(String item, String answer, String expected, boolean right) {}
}
