package io.labelops.annotation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** Labels were asked for or delivered while the batch was not being labelled. */
final class BatchNotLabeling extends ProblemException {

  BatchNotLabeling(Batch batch) {
    super(
        HttpStatus.CONFLICT,
        "batch-not-labeling",
        "batch %s is %s (round %d) and takes no labels; GET /api/v1/batches/%s tells when it does"
            .formatted(batch.id(), batch.state(), batch.round(), batch.id()));
  }
}
