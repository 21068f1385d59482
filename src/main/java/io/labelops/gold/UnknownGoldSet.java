package io.labelops.gold;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such gold set. */
final class UnknownGoldSet extends ProblemException {

  UnknownGoldSet(String message) {
    super(HttpStatus.NOT_FOUND, "unknown-gold-set", message);
  }
}
