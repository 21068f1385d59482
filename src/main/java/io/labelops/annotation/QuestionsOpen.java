package io.labelops.annotation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A round cannot be ended by hand while questions on its items are open. */
final class QuestionsOpen extends ProblemException {

  QuestionsOpen(String batchId, long items) {
    super(
        HttpStatus.CONFLICT,
        "questions-open",
        "%d items of batch %s wait for an answer; GET /api/v1/batches/%s/questions names them, and who asked may withdraw"
            .formatted(items, batchId, batchId));
  }
}
