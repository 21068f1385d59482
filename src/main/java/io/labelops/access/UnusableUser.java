package io.labelops.access;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** A user that cannot be added or given a token as asked for. */
final class UnusableUser extends ProblemException {

  UnusableUser(String message) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, "unusable-user", message);
  }
}
