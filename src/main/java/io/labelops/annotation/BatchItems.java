package io.labelops.annotation;

import java.util.List;

/** The items of a batch and how many labels each needs. */
record BatchItems(String batchId, List<Row> items) {

  /** One item of the batch. */
  record Row(String item, int labels) {}
}
