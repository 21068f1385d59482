package io.labelops.gold;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The plan cannot be followed. */
final class InvalidGoldPlan extends ProblemException {

  InvalidGoldPlan(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-gold-plan", message);
  }
}
