package io.labelops.quality;

import io.labelops.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a part of a dataset version's labels.
 *
 * @param of the batch, pseudonym, class, slice or day
 * @param vendorKey whose batch or annotator it is; empty for others
 * @param items with an original label, gold left out
 * @param labels original labels: of the first production round, as planned
 * @param asReleased labels that are the same as the item's final label
 * @param gold right first answers on planted gold; of a class, where it was the right one
 * @param goldInterval Clopper–Pearson, 95 %; null without answers
 * @param agreement of all annotators there; of an annotator, on the items they labelled; of a
 *     class, against the rest
 */
record QualityRow(
    String of,
    String vendorKey,
    long items,
    long labels,
    Ratio asReleased,
    Ratio gold,
    @Nullable Interval goldInterval,
    RowAgreement agreement) {

  QualityRow with(RowAgreement measured) {
    return new QualityRow(of, vendorKey, items, labels, asReleased, gold, goldInterval, measured);
  }
}
