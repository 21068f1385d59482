package io.labelops.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What further labels of a batch cost.
 *
 * @param items that get one more label each, least certain first
 * @param labelsSoFar further labels it has
 * @param rate per label, 0 without a contract
 */
public record OverlapOffer(
    List<UncertainItem> items, int labelsSoFar, BigDecimal rate, String currency) {

  public OverlapOffer {
    items = List.copyOf(items);
  }

  /** Returns what the further labels have cost until now. */
  public BigDecimal costSoFar() {
    return cost(labelsSoFar);
  }

  /** Returns what one more label of each item costs. */
  public BigDecimal costOfNext() {
    return cost(items.size());
  }

  private BigDecimal cost(int labels) {
    return rate.multiply(BigDecimal.valueOf(labels)).setScale(2, RoundingMode.HALF_UP);
  }
}
