package io.labelops.intake;

import org.jspecify.annotations.Nullable;

/** One row cannot be taken; its neighbours go on. */
final class RowRefused extends Exception {

  private final @Nullable String field;
  private final String reason;

  RowRefused(@Nullable String field, String reason) {
    super(reason, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  @Nullable String field() {
    return field;
  }

  String reason() {
    return reason;
  }
}
