package io.labelops.shared;

import org.jspecify.annotations.Nullable;

/** One row cannot be taken; its neighbours go on. */
public final class RowRefused extends Exception {

  private final @Nullable String field;
  private final String reason;

  public RowRefused(@Nullable String field, String reason) {
    super(reason, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  public @Nullable String field() {
    return field;
  }

  public String reason() {
    return reason;
  }
}
