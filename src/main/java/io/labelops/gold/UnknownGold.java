package io.labelops.gold;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such gold item or challenge. */
final class UnknownGold extends ProblemException {

  UnknownGold(String message) {
    super(HttpStatus.NOT_FOUND, "unknown-gold", message);
  }
}
