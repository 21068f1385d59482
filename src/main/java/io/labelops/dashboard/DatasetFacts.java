package io.labelops.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a dataset version is and where it stands. */
record DatasetFacts(
    String datasetKey,
    int version,
    String title,
    String programTitle,
    String timeZone,
    String taskType,
    String modality,
    String guidelineKey,
    String mode,
    int labelsPerItem,
    boolean sensitive,
    @Nullable String purpose,
    @Nullable LocalDate neededBy,
    String stage,
    Instant stageSince,
    @Nullable String requester,
    @Nullable Long processInstance,
    @Nullable Instant pausedAt,
    @Nullable String pauseReason,
    @Nullable Instant itemsCompleteAt,
    long items) {

  public boolean isPaused() {
    return pausedAt != null;
  }

  public boolean isClosed() {
    return stage.equals("RELEASED") || stage.equals("FAILED") || stage.equals("CANCELLED");
  }
}
