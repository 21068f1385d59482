package io.labelops.annotation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A submission cannot be taken beside another one. */
final class SubmissionConflict extends ProblemException {

  private SubmissionConflict(String type, String message) {
    super(HttpStatus.CONFLICT, type, message);
  }

  /** The id came again with another body. */
  static SubmissionConflict differs(String submissionId) {
    return new SubmissionConflict(
        "submission-differs",
        "submission %s was taken with another body or for another batch; send this one under a new id"
            .formatted(submissionId));
  }

  /** Others with the same labels came in between again and again. */
  static SubmissionConflict raced(String submissionId) {
    return new SubmissionConflict(
        "submission-raced",
        "others deliver the same labels just now; send submission %s again"
            .formatted(submissionId));
  }
}
