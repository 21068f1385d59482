package io.labelops.program;

import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ProblemException;
import org.springframework.http.HttpStatus;

/** No such dataset, or no such version of it. */
public final class UnknownDataset extends ProblemException {

  UnknownDataset(String key) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-dataset",
        "there is no dataset %s; GET /api/v1/datasets lists those there are".formatted(key));
  }

  UnknownDataset(DatasetVersionId id) {
    super(
        HttpStatus.NOT_FOUND,
        "unknown-dataset-version",
        "there is no version %d of dataset %s".formatted(id.version(), id.datasetKey()));
  }
}
