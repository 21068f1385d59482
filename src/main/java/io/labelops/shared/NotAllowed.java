package io.labelops.shared;

import org.springframework.http.HttpStatus;

/** The acting person may not do this. */
public final class NotAllowed extends ProblemException {

  public NotAllowed(String reason) {
    super(HttpStatus.FORBIDDEN, "not-allowed", reason);
  }
}
