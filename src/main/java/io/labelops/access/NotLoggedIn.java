package io.labelops.access;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The request does not say who is acting, or not in a way that holds. */
final class NotLoggedIn extends ProblemException {

  NotLoggedIn(String reason) {
    super(HttpStatus.UNAUTHORIZED, "not-logged-in", reason);
  }
}
