package io.labelops.gold;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The name is taken by another set, or the set is past that step. */
final class GoldSetConflict extends ProblemException {

  GoldSetConflict(String message) {
    super(HttpStatus.CONFLICT, "gold-set-conflict", message);
  }
}
