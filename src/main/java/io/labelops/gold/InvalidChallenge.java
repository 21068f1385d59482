package io.labelops.gold;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The challenge does not say enough to be decided. */
final class InvalidChallenge extends ProblemException {

  InvalidChallenge(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-challenge", message);
  }
}
