package io.labelops.guideline;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** No such guideline, or no such version of it. */
public final class UnknownGuideline extends ProblemException {

  UnknownGuideline(String what) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-guideline",
        "guideline %s is not published; POST it to /api/v1/guidelines/{key}/versions first"
            .formatted(what));
  }
}
