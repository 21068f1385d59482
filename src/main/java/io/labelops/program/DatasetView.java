package io.labelops.program;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dataset with the state of its newest version. */
record DatasetView(
    @JsonUnwrapped Dataset dataset, int version, Stage stage, Instant since, boolean paused) {

  static DatasetView of(Dataset dataset, DatasetVersion version) {
    return new DatasetView(
        dataset, version.id().version(), version.stage(), version.stageSince(), version.isPaused());
  }

  /** One dataset in a list. */
  record Row(
      String key,
      String title,
      String programKey,
      String mode,
      int version,
      Stage stage,
      Instant since,
      boolean paused,
      String requester) {}

  /** One dataset version. */
  record VersionView(
      String datasetKey,
      int version,
      Stage stage,
      Instant since,
      boolean paused,
      @Nullable Instant pausedAt,
      @Nullable String pauseReason,
      String requester,
      @Nullable Instant itemsCompleteAt,
      @Nullable String processInstance) {

    static VersionView of(DatasetVersion version) {
      Long instance = version.processInstance();
      return new VersionView(
          version.id().datasetKey(),
          version.id().version(),
          version.stage(),
          version.stageSince(),
          version.isPaused(),
          version.pausedAt(),
          version.pauseReason(),
          version.requester(),
          version.itemsCompleteAt(),
          instance == null ? null : instance.toString());
    }
  }
}
