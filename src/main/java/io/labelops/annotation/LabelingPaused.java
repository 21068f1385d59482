package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Nothing is handed out while the dataset is paused. */
final class LabelingPaused extends ProblemException {

  LabelingPaused(DatasetVersionId dataset, @Nullable String reason) {
    super(
        HttpStatus.CONFLICT,
        "dataset-paused",
        "%s is paused (%s); its clocks stand still, claim again when it goes on"
            .formatted(dataset, reason));
  }
}
