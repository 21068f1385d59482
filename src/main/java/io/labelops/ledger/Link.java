package io.labelops.ledger;

import java.util.regex.Pattern;

/**
 * What an entry concerns elsewhere: {@code kind:id}, such as {@code batch:birds:1:b001}, or an
 * address.
 */
public final class Link {

  static final String RULE =
      "a link is kind:id, such as batch:birds:1:b001 or change:7, or an address that begins with"
          + " https://, at most 300 characters without spaces";

  private static final Pattern WRITTEN =
      Pattern.compile("(https?://[^\\s\"<>]{1,290}|[a-z]{2,20}:[^\\s\"<>]{1,270})");

  private Link() {}

  /** Names something labelops knows by its id. */
  public static String to(String kind, Object id) {
    return kind + ":" + id;
  }

  static boolean isLink(String text) {
    return WRITTEN.matcher(text).matches();
  }

  /** The id alone, by which entries name what they are about. */
  static String id(String link) {
    return link.substring(link.indexOf(':') + 1);
  }
}
