package io.labelops.annotation;

import io.labelops.shared.DatasetVersionId;

/** What a batch was cut from; it never changes. */
record Origin(String datasetKey, int version, int number, int wave, BatchKind kind, int attempt) {

  static final int MAX_ATTEMPTS = 2;

  static Origin of(DatasetVersionId dataset, int number, int wave, BatchKind kind) {
    return new Origin(dataset.datasetKey(), dataset.version(), number, wave, kind, 1);
  }

  DatasetVersionId dataset() {
    return new DatasetVersionId(datasetKey, version);
  }

  String batchId() {
    return "%s:%d:b%03d".formatted(datasetKey, version, number);
  }

  /** The same work once more, as another batch of the same attempt. */
  Origin continued(int number) {
    return new Origin(datasetKey, version, number, wave, kind, attempt);
  }

  /** The same work for another vendor, after this one was rejected. */
  Origin retried(int number) {
    return new Origin(datasetKey, version, number, wave, kind, attempt + 1);
  }

  boolean mayBeRetried() {
    return attempt < MAX_ATTEMPTS;
  }
}
