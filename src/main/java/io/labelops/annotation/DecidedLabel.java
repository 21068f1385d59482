package io.labelops.annotation;

/** A label that a person, or a consensus with models, decided and that stands above the votes. */
public record DecidedLabel(String label, LabelOrigin origin) {

  public DecidedLabel {
    if (origin == LabelOrigin.MAJORITY) {
      throw new IllegalArgumentException("a majority is counted, not decided");
    }
  }
}
