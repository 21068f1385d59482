package io.labelops.review;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** Expertise and labelling are about known people, annotators and classes. */
final class InvalidAdjudicator extends ProblemException {

  InvalidAdjudicator(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-adjudicator", message);
  }
}
