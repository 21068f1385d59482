package io.labelops.gold;

import io.labelops.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The item is not there, or not theirs to doubt; both sound the same. */
final class UnknownItem extends ProblemException {

  UnknownItem(@Nullable String item) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-item",
        "there is no item %s that you could doubt here".formatted(item));
  }
}
