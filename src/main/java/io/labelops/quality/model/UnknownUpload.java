package io.labelops.quality.model;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such upload of predictions, or none yet. */
final class UnknownUpload extends ProblemException {

  UnknownUpload(String what) {
    super(HttpStatus.NOT_FOUND, "unknown-upload", what);
  }
}
