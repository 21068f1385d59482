package io.labelops.workforce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Terms as they were proposed. */
record ContractTerms(
    @Nullable String programKey,
    int turnaroundSeconds,
    int reminderSeconds,
    int reworkSeconds,
    int leaseSeconds,
    double goldAccuracy,
    @Nullable BigDecimal ratePerLabel,
    @Nullable String currency,
    @Nullable Integer share) {

  private static final int CENTS_OF_CENTS = 4;
  private static final BigDecimal HIGHEST_RATE = new BigDecimal("999999");

  String checkedProgram() {
    if (programKey == null || programKey.isBlank()) {
      throw new InvalidContract("programKey is missing");
    }
    return programKey;
  }

  void check() {
    require(turnaroundSeconds > 0, "turnaroundSeconds has to be above 0");
    require(
        reminderSeconds > 0 && reminderSeconds < turnaroundSeconds,
        "reminderSeconds has to lie between 0 and turnaroundSeconds");
    require(reworkSeconds > 0, "reworkSeconds has to be above 0");
    require(leaseSeconds > 0, "leaseSeconds has to be above 0");
    require(
        goldAccuracy > 0 && goldAccuracy < 1,
        "goldAccuracy is a share between 0 and 1, such as 0.9");
    require(
        ratePerLabel != null
            && ratePerLabel.signum() >= 0
            && ratePerLabel.compareTo(HIGHEST_RATE) <= 0,
        "ratePerLabel has to be from 0 to " + HIGHEST_RATE);
    require(share == null || share >= 0, "share is a weight from 0");
  }

  BigDecimal rate() {
    return ratePerLabel == null
        ? BigDecimal.ZERO
        : ratePerLabel.setScale(CENTS_OF_CENTS, RoundingMode.HALF_UP);
  }

  int weight() {
    return share == null ? 1 : share;
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new InvalidContract(otherwise);
    }
  }
}
