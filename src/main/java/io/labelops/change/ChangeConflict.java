package io.labelops.change;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The change is not where this can be done. */
public final class ChangeConflict extends ProblemException {

  ChangeConflict(String message) {
    super(HttpStatus.CONFLICT, "change-conflict", message);
  }

  static ChangeConflict in(GuidelineChange change, String what) {
    return new ChangeConflict("%s is %s; %s".formatted(change.id(), change.state(), what));
  }
}
