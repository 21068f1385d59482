package io.labelops.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.labelops.task.TaskType;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A dataset's settings, fixed when it is created.
 *
 * @param language of the items as a BCP 47 tag, {@code und} where it does not matter or is unknown
 * @param certificationRequired whether only certified annotators get its work
 */
@Table("dataset")
public record Dataset(
    @Id String key,
    String programKey,
    String title,
    TaskType taskType,
    String modality,
    String guidelineKey,
    LabelingMode mode,
    int labelsPerItem,
    int batchSize,
    boolean sensitive,
    String language,
    boolean certificationRequired,
    @Nullable String purpose,
    @Nullable String licence,
    @Nullable String source,
    @Nullable LocalDate neededBy,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "pilot_") @Nullable PilotPlan pilot,
    Instant createdAt,
    @Version @JsonIgnore @Nullable Integer revision) {

  public boolean isReplay() {
    return mode == LabelingMode.REPLAY;
  }

  boolean isSameAs(Dataset other) {
    return withoutHistory().equals(other.withoutHistory());
  }

  private Dataset withoutHistory() {
    return new Dataset(
        key,
        programKey,
        title,
        taskType,
        modality,
        guidelineKey,
        mode,
        labelsPerItem,
        batchSize,
        sensitive,
        language,
        certificationRequired,
        purpose,
        licence,
        source,
        neededBy,
        pilot,
        Instant.EPOCH,
        null);
  }
}
