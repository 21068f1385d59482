package io.labelops.certification;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A requirement, certification or appeal is not as it has to be. */
final class InvalidCertification extends ProblemException {

  InvalidCertification(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-certification", message);
  }
}
