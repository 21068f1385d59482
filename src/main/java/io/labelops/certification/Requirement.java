package io.labelops.certification;

import io.labelops.task.TaskType;
import io.labelops.workforce.CertificateScope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of what it takes to be certified for a scope.
 *
 * @param goldItems of a qualification batch, and answers on production gold that renew without one
 * @param accuracy what the rule asks for
 * @param confidence of the exact one-sided bounds
 * @param tries tests until it is over; those of a renewal and of a difference are counted apart
 * @param renewalDays before a certificate ends, when its renewal begins
 * @param probationItems first items under a certificate, all of which are looked at; 0 for none
 * @param differenceItems of the test after a major version of the guideline
 * @param graceSeconds after it, how long certificates of the major before are good
 * @param appealSeconds after a suspension, in which it may be appealed
 * @param appealAnswerSeconds after an appeal, in which it is to be decided
 * @param materialLink what has to be read first, where it is no guideline
 * @param materialVersion the guideline version that has to be read first
 */
public record Requirement(
    TaskType taskType,
    String guidelineKey,
    String language,
    int version,
    int goldItems,
    ScoreRule rule,
    double accuracy,
    double confidence,
    int tries,
    int coolingOffSeconds,
    boolean immediateFeedback,
    int validityDays,
    int renewalDays,
    int probationItems,
    int differenceItems,
    int graceSeconds,
    int appealSeconds,
    int appealAnswerSeconds,
    @Nullable String materialLink,
    @Nullable String materialVersion,
    Instant changedAt,
    String changedBy) {

  CertificateScope scope() {
    return new CertificateScope(taskType, guidelineKey, language);
  }

  Duration validity() {
    return Duration.ofDays(validityDays);
  }

  Duration renewal() {
    return Duration.ofDays(renewalDays);
  }

  Duration coolingOff() {
    return Duration.ofSeconds(coolingOffSeconds);
  }

  Duration grace() {
    return Duration.ofSeconds(graceSeconds);
  }

  /** What the annotator has to have read. */
  String material() {
    return materialLink == null
        ? "guideline %s %s".formatted(guidelineKey, materialVersion)
        : materialLink;
  }
}
