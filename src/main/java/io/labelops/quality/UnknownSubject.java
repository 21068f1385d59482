package io.labelops.quality;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** What was asked about does not exist. */
public final class UnknownSubject extends ProblemException {

  UnknownSubject(String kind, String key, String mend) {
    super(HttpStatus.NOT_FOUND, "unknown-" + kind, "There is no " + kind + " " + key + "; " + mend);
  }
}
