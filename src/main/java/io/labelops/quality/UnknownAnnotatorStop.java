package io.labelops.quality;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** No annotator was stopped under this number. */
final class UnknownAnnotatorStop extends ProblemException {

  UnknownAnnotatorStop(long id) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-annotator-stop",
        "There is no stop %d; see /api/v1/annotator-stops".formatted(id));
  }
}
