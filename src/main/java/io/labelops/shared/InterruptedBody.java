package io.labelops.shared;

import org.springframework.http.HttpStatus;

/** The connection broke before the body was there. */
public final class InterruptedBody extends ProblemException {

  InterruptedBody() {
    super(
        HttpStatus.REQUEST_TIMEOUT,
        "body-interrupted",
        "The connection broke before the whole body had arrived; send the same again.");
  }
}
