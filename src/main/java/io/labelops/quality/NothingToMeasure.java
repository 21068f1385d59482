package io.labelops.quality;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A batch has no labels. */
public final class NothingToMeasure extends ProblemException {

  NothingToMeasure(String batchId) {
    super(HttpStatus.CONFLICT, "nothing-to-measure", "Batch " + batchId + " has no current labels");
  }
}
