package io.labelops.gold;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** What is asked for cannot become a gold set. */
final class InvalidGoldSet extends ProblemException {

  InvalidGoldSet(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-gold-set", message);
  }
}
