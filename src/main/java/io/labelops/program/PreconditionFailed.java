package io.labelops.program;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The version is not as it was when its ETag was given. */
final class PreconditionFailed extends ProblemException {

  PreconditionFailed(DatasetVersionId id) {
    super(
        HttpStatus.PRECONDITION_FAILED,
        "precondition-failed",
        "Somebody changed %s meanwhile; read it again and repeat with its new ETag".formatted(id));
  }
}
