package io.labelops.access;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** Nobody enabled has this username. */
final class UnknownUser extends ProblemException {

  UnknownUser(String username) {
    super(HttpStatus.NOT_FOUND, "unknown-user", "There is no enabled user '" + username + "'.");
  }
}
