package io.labelops.program;

import io.labelops.shared.Key;
import io.labelops.task.TaskType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A dataset as a person asked for it, not yet checked; what is left out takes its default. */
public record DatasetRequest(
    @Nullable String key,
    @Nullable String title,
    @Nullable String programKey,
    @Nullable String guidelineKey,
    @Nullable TaskType taskType,
    @Nullable String modality,
    @Nullable LabelingMode mode,
    @Nullable Integer labelsPerItem,
    @Nullable Integer batchSize,
    @Nullable Boolean sensitive,
    @Nullable String language,
    @Nullable Boolean certificationRequired,
    @Nullable String purpose,
    @Nullable String licence,
    @Nullable String source,
    @Nullable LocalDate neededBy,
    @Nullable PilotRequest pilot) {

  private static final int LABELS_PER_ITEM = 3;
  private static final int MOST_LABELS_PER_ITEM = 100;
  private static final int BATCH_SIZE = 50;
  private static final int LARGEST_BATCH = 1_000;
  private static final int LONGEST_TEXT = 2_000;

  /** What is wrong with the request by itself, in plain words. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (key == null || !Key.isKey(key)) {
      problems.add("the key has " + Key.RULE);
    }
    require(problems, "a title", title);
    require(problems, "the program's key", programKey);
    require(problems, "the guideline's key", guidelineKey);
    within(problems, "labels per item", labelsPerItem, MOST_LABELS_PER_ITEM);
    within(problems, "batch size", batchSize, LARGEST_BATCH);
    if (language != null && !language.isBlank() && !Language.isTag(language)) {
      problems.add("the language has to be a tag such as en or pt-BR, not " + language);
    }
    limit(problems, "title", title);
    limit(problems, "modality", modality);
    limit(problems, "purpose", purpose);
    limit(problems, "licence", licence);
    limit(problems, "source", source);
    if (pilot != null) {
      if (mode == LabelingMode.REPLAY) {
        problems.add("recorded labels need no pilot");
      }
      problems.addAll(pilot.problems());
    }
    return problems;
  }

  TaskType type() {
    return taskType == null ? TaskType.CLASSIFICATION : taskType;
  }

  Dataset toDataset(Instant createdAt) {
    return new Dataset(
        Objects.requireNonNull(key),
        Objects.requireNonNull(programKey),
        Objects.requireNonNull(title).strip(),
        type(),
        modality == null || modality.isBlank() ? "text" : modality.strip(),
        Objects.requireNonNull(guidelineKey),
        mode == null ? LabelingMode.LIVE : mode,
        labels(),
        batchSize == null ? BATCH_SIZE : batchSize,
        sensitive != null && sensitive,
        language == null || language.isBlank() ? Language.UNKNOWN : Language.canonical(language),
        certificationRequired != null && certificationRequired,
        text(purpose),
        text(licence),
        text(source),
        neededBy,
        pilot == null ? null : pilot.plan(labels()),
        createdAt,
        null);
  }

  private int labels() {
    return labelsPerItem == null ? LABELS_PER_ITEM : labelsPerItem;
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static void require(List<String> problems, String what, @Nullable String value) {
    if (value == null || value.isBlank()) {
      problems.add(what + " is missing");
    }
  }

  private static void limit(List<String> problems, String what, @Nullable String value) {
    if (value != null && (value.length() > LONGEST_TEXT || value.indexOf('\0') >= 0)) {
      problems.add(
          "%s has more than %d characters, or a NUL character".formatted(what, LONGEST_TEXT));
    }
  }

  private static void within(
      List<String> problems, String what, @Nullable Integer value, int most) {
    if (value != null && (value < 1 || value > most)) {
      problems.add("%s has to be from 1 to %,d, not %d".formatted(what, most, value));
    }
  }
}
