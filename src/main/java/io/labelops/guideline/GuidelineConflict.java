package io.labelops.guideline;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The version exists with another content, is withdrawn, or has to come from a change. */
public final class GuidelineConflict extends ProblemException {

  GuidelineConflict(String message) {
    super(HttpStatus.CONFLICT, "guideline-conflict", message);
  }

  static GuidelineConflict laterVersion(GuidelineVersion newest) {
    return new GuidelineConflict(
        "guideline %s is at version %s already; a later version comes from an approved change, POST it to /api/v1/guideline-changes"
            .formatted(newest.guidelineKey(), newest.version()));
  }

  /** A change starts from a version in force. */
  public static GuidelineConflict withdrawn(String guidelineKey, String version) {
    return new GuidelineConflict(
        "guideline %s %s was withdrawn; change the version in force instead"
            .formatted(guidelineKey, version));
  }
}
