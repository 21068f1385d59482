package io.labelops.release;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** No such version of a dataset. */
public final class UnknownVersion extends ProblemException {

  UnknownVersion(String datasetKey, String version) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-dataset-version",
        "dataset %s has no version %s; use a number or latest".formatted(datasetKey, version));
  }
}
