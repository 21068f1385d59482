package io.labelops.access;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The username is taken. */
final class UserExists extends ProblemException {

  UserExists(String username) {
    super(HttpStatus.CONFLICT, "user-exists", "There is a user '" + username + "' already.");
  }
}
