package io.labelops.dashboard;

import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** The dataset has no such item. */
final class UnknownItem extends ProblemException {

  UnknownItem(String datasetKey, String itemKey) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-item",
        "The dataset '%s' has no item '%s'.".formatted(datasetKey, itemKey));
  }
}
