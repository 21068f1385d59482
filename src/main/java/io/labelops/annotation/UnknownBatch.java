package io.labelops.annotation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such batch, or not for the one who asks. */
final class UnknownBatch extends ProblemException {

  UnknownBatch(String batchId) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-batch",
        "there is no batch %s here; GET /api/v1/batches lists yours".formatted(batchId));
  }
}
