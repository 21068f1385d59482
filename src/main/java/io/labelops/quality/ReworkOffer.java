package io.labelops.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What making labels again would cost and how long it may take.
 *
 * @param flaggedLabels current labels of the flagged annotators
 * @param questionLabels current labels of the items in question
 * @param allLabels all current labels
 * @param rate per label, 0 without a contract
 * @param seconds the contract's time for a rework round
 */
public record ReworkOffer(
    int flaggedLabels,
    int questionLabels,
    int allLabels,
    BigDecimal rate,
    String currency,
    long seconds) {

  public BigDecimal cost(int labels) {
    return rate.multiply(BigDecimal.valueOf(labels)).setScale(2, RoundingMode.HALF_UP);
  }
}
