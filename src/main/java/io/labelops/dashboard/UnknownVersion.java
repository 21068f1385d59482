package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such dataset version. */
final class UnknownVersion extends ProblemException {

  UnknownVersion(DatasetVersionId id) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-dataset-version",
        "There is no dataset version '%s'.".formatted(id));
  }
}
