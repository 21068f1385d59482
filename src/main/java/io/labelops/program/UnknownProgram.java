package io.labelops.program;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** No such program. */
public final class UnknownProgram extends ProblemException {

  UnknownProgram(String key) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-program",
        "there is no program %s; POST it to /api/v1/programs first".formatted(key));
  }
}
