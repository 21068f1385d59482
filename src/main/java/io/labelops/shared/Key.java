package io.labelops.shared;

import java.util.regex.Pattern;

/** How keys of programs, datasets, guidelines and vendors are written. */
public final class Key {

  public static final String PATTERN = "[a-z0-9][a-z0-9-]{1,63}";

  /** The rule in words, after "a key has". */
  public static final String RULE = "2 to 64 lower-case letters, digits and hyphens";

  private static final Pattern WRITTEN = Pattern.compile(PATTERN);

  private Key() {}

  public static boolean isKey(String text) {
    return WRITTEN.matcher(text).matches();
  }
}
