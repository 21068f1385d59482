package io.labelops.intake;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A kind of personal data that can be recognised by its form. */
public enum PiiKind {
  EMAIL(
      "(?<![\\w.+-])[\\w.+-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,4}\\.[A-Za-z]{2,24}\\b"),
  PHONE(
      "(?<![\\w/.+-])(?:\\+\\d{1,3}[ ./-]?(?:\\(\\d{1,5}\\)[ ./-]?)?\\d(?:[ ./-]?\\d){6,11}"
          + "|\\(0\\d{1,5}\\)[ /-]?\\d(?:[ -]?\\d){4,8}"
          + "|\\(\\d{3}\\) ?\\d{3}-\\d{4}|\\d{3}-\\d{3}-\\d{4})(?![\\w/-])"),
  IBAN("(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])") {
    @Override
    boolean isReal(String found) {
      String account = found.replace(" ", "");
      StringBuilder digits = new StringBuilder();
      (account.substring(4) + account.substring(0, 4))
          .chars()
          .forEach(next -> digits.append(Character.getNumericValue(next)));
      return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }
  },
  CREDIT_CARD(
      "(?<![\\w.+-])(?<!\\d )(?:[2-6]\\d{3}([ -]?)\\d{4}\\1\\d{4}\\1\\d{4}"
          + "|3[47]\\d{2}([ -]?)\\d{6}\\2\\d{5})(?![ -]?\\d)(?!\\w)") {
    @Override
    boolean isReal(String found) {
      String digits = found.replaceAll("\\D", "");
      int sum = 0;
      for (int at = 0; at < digits.length(); at++) {
        int digit = digits.charAt(digits.length() - 1 - at) - '0';
        int counted = at % 2 == 1 ? digit * 2 : digit;
        sum += counted > 9 ? counted - 9 : counted;
      }
      return sum % 10 == 0;
    }
  };

  private final Pattern pattern;

  PiiKind(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** The first place in the text that is of this kind, masked; empty when there is none. */
  String findMasked(String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(this::isReal)
        .findFirst()
        .map(PiiKind::masked)
        .orElse("");
  }

  /** Whether check digits, where the kind has some, are right. */
  boolean isReal(String found) {
    return true;
  }

  /** The kind in words. */
  public String words() {
    return switch (this) {
      case EMAIL -> "e-mail address";
      case PHONE -> "phone number";
      case IBAN -> "IBAN";
      case CREDIT_CARD -> name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  private static String masked(String found) {
    return found.charAt(0) + "•".repeat(4) + " (" + found.length() + " characters)";
  }
}
