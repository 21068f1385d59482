package io.labelops.measure;

import java.util.OptionalDouble;

/** How often one annotator's labels are those of the others on the same units. */
public final class AnnotatorAgreement {

  private long labels;
  private long agreeing;
  private long pairs;

  void add(int same, int others) {
    labels++;
    agreeing += same;
    pairs += others;
  }

  /** Returns the number of labels, those on units without a second one among them. */
  public long labels() {
    return labels;
  }

  /** Returns agreeing pairs / pairs with others, 0 to 1; empty without others. */
  public OptionalDouble withOthers() {
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) agreeing / pairs);
  }
}
