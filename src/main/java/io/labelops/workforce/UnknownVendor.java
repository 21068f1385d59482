package io.labelops.workforce;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** No such vendor, or none the person may see. */
public final class UnknownVendor extends ProblemException {

  UnknownVendor(String key) {
    super(HttpStatus.NOT_FOUND, "unknown-vendor", "there is no vendor %s".formatted(key));
  }
}
