package io.labelops.annotation;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** Nobody can be given the work. */
final class NoVendor extends ProblemException {

  NoVendor(String programKey) {
    super(
        HttpStatus.CONFLICT,
        "no-vendor",
        "program %s has no contract in force with an active vendor; make one before labeling"
            .formatted(programKey));
  }
}
