package io.labelops.release;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The package of a version without a PASS is not handed out. */
public final class NotReleased extends ProblemException {

  NotReleased(DatasetVersionId dataset) {
    super(
        HttpStatus.CONFLICT,
        "not-released",
        dataset + " is not released; its gate says why: " + new Links(dataset).gate());
  }
}
