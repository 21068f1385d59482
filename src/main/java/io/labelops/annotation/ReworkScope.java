package io.labelops.annotation;

/** Which labels of a batch are made again. */
public enum ReworkScope {
  FLAGGED_ANNOTATORS,
  ITEMS_IN_QUESTION,
  ALL
}
