package io.labelops.annotation;

import io.labelops.program.Stage;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** Nothing is handed out of a dataset version that is closed. */
final class LabelingOver extends ProblemException {

  LabelingOver(DatasetVersionId dataset, Stage stage) {
    super(
        HttpStatus.CONFLICT,
        "dataset-closed",
        "%s is %s and takes no more labels".formatted(dataset, stage));
  }
}
