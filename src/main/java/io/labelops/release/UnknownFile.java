package io.labelops.release;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The package has no file of this name. */
public final class UnknownFile extends ProblemException {

  UnknownFile(DatasetVersionId dataset, String name) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-release-file",
        "the release of " + dataset + " has no file " + name + "; its manifest lists them");
  }
}
