package io.labelops.annotation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A submission id came again with another body. */
final class SubmissionConflict extends ProblemException {

  SubmissionConflict(String submissionId) {
    super(
        HttpStatus.CONFLICT,
        "submission-differs",
        "submission %s was taken with another body or for another batch; send this one under a new id"
            .formatted(submissionId));
  }
}
