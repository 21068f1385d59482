package io.labelops.shared;

import org.jspecify.annotations.Nullable;

/** Text of people as a cell of a spreadsheet, which would run what starts like a formula. */
public final class SheetText {

  private SheetText() {}

  public static @Nullable String of(@Nullable String text) {
    return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }
}
