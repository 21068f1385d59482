package io.labelops.intake;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The items were not profiled yet. */
final class NotProfiled extends ProblemException {

  NotProfiled(DatasetVersionId id) {
    super(
        HttpStatus.NOT_FOUND,
        "not-profiled",
        "the items of %s are profiled when they are complete".formatted(id));
  }
}
