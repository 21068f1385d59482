package io.labelops.quality.model;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** What was asked of a model's predictions cannot be done. */
public final class InvalidModelRequest extends ProblemException {

  InvalidModelRequest(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-model-request", message);
  }
}
