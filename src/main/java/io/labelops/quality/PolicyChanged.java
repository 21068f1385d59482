package io.labelops.quality;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The terms are not those that somebody read before changing them. */
public final class PolicyChanged extends ProblemException {

  PolicyChanged(Gate gate, String newest) {
    super(
        HttpStatus.PRECONDITION_FAILED,
        "precondition-failed",
        "Somebody changed the terms of %s meanwhile, the newest version is %s; read them again"
            .formatted(gate, newest));
  }
}
