package io.labelops.certification;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such certification, certificate or requirement for the one who asks. */
final class UnknownCertification extends ProblemException {

  UnknownCertification(String message) {
    super(HttpStatus.NOT_FOUND, "unknown-certification", message);
  }
}
