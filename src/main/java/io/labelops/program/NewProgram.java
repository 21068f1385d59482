package io.labelops.program;

import io.labelops.shared.Key;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A program as it was asked for. */
record NewProgram(
    @Nullable String key,
    @Nullable String title,
    @Nullable String timeZone,
    @Nullable BigDecimal budgetAmount,
    @Nullable String currency) {

  private static final BigDecimal LARGEST_BUDGET = new BigDecimal("999999999999.99");

  Program checked() {
    if (key == null || !Key.isKey(key)) {
      throw new InvalidProgram("key has " + Key.RULE + ", not " + key);
    }
    if (title == null || title.isBlank()) {
      throw new InvalidProgram("title is empty");
    }
    return new Program(key, title, checkedZone(), checkedBudget(), checkedCurrency(), null);
  }

  private String checkedZone() {
    try {
      return ZoneId.of(timeZone == null ? "UTC" : timeZone).getId();
    } catch (DateTimeException e) {
      throw new InvalidProgram("timeZone has to be a zone such as Europe/Berlin, not " + timeZone);
    }
  }

  private @Nullable BigDecimal checkedBudget() {
    if (budgetAmount == null) {
      return null;
    }
    if (budgetAmount.signum() < 0 || budgetAmount.compareTo(LARGEST_BUDGET) > 0) {
      throw new InvalidProgram("budgetAmount has to be from 0 to " + LARGEST_BUDGET);
    }
    return budgetAmount.setScale(2, RoundingMode.HALF_UP);
  }

  private String checkedCurrency() {
    try {
      return Currency.getInstance(currency == null ? "EUR" : currency).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw new InvalidProgram("currency has to be an ISO 4217 code such as EUR, not " + currency);
    }
  }
}
