package io.labelops.access;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** Name and password do not belong together. */
final class WrongPassword extends ProblemException {

  WrongPassword() {
    super(HttpStatus.UNAUTHORIZED, "wrong-password", "Username or password is wrong.");
  }
}
