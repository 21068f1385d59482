package io.labelops.quality;

import java.math.BigDecimal;

/**
 * What a flagged annotator has already in accepted batches of the dataset version.
 *
 * @param labels current labels on items that are not gold
 * @param cost what the vendor is paid for these labels
 * @param suspectItems items whose final label would change or be tied without flagged annotators
 */
public record PastWork(
    long annotatorId,
    int labels,
    int batches,
    BigDecimal cost,
    String currency,
    int suspectItems) {}
