package io.labelops.change;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** No such change request. */
public final class UnknownChange extends ProblemException {

  UnknownChange(String id) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-change",
        "there is no change %s; GET /api/v1/guideline-changes lists them".formatted(id));
  }
}
