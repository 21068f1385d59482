package io.labelops.program;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** Language tags (BCP 47), so that one language is one text. */
public final class Language {

  /** What stands where the language does not matter or is unknown. */
  public static final String UNKNOWN = "und";

  private static final int LONGEST = 35;

  private Language() {}

  public static boolean isTag(String text) {
    return text.length() <= LONGEST && !parsed(text).isEmpty();
  }

  /**
   * Returns the tag in its usual spelling, such as {@code pt-BR}.
   *
   * @throws IllegalArgumentException if it is no tag
   */
  public static String canonical(String text) {
    String tag = parsed(text);
    if (tag.isEmpty()) {
      throw new IllegalArgumentException("no language tag: " + text);
    }
    return tag;
  }

  private static String parsed(String text) {
    try {
      return new Locale.Builder().setLanguageTag(text.strip()).build().toLanguageTag();
    } catch (IllformedLocaleException e) {
      return "";
    }
  }
}
