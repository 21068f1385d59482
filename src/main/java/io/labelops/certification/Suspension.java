package io.labelops.certification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that was taken away, and the appeal against that; who suspended and who decided is
 * not told outside.
 *
 * @param evidenceKey the gate result that led to it, where one did
 * @param answer the words of who decided the appeal
 */
public record Suspension(
    long id,
    long certificateId,
    long certificationId,
    Instant suspendedAt,
    @JsonIgnore String suspendedBy,
    String reason,
    @Nullable String evidenceKey,
    Instant appealUntil,
    @JsonIgnore int answerSeconds,
    @Nullable Instant appealedAt,
    @Nullable String appealReason,
    @Nullable Instant dueAt,
    @JsonIgnore @Nullable Instant remindedAt,
    @Nullable Outcome outcome,
    @Nullable Instant decidedAt,
    @Nullable String answer) {

  /** How an appeal ended. */
  public enum Outcome {
    UPHELD,
    OVERTURNED
  }
}
