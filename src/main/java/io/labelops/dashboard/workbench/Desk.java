package io.labelops.dashboard.workbench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is answered at a workbench, and where in the API its items are and its answers go. */
enum Desk {
  REVIEWS("Review", "/api/v1/batches/%s/reviews", "/api/v1/batches/%s/reviews"),
  ADJUDICATIONS(
      "Adjudication", "/api/v1/batches/%s/adjudications", "/api/v1/batches/%s/adjudications"),
  AUDITS("Audit", "/api/v1/audits/%s/sample", "/api/v1/audits/%s/findings"),
  GOLD_LABELS("Gold labels", "/api/v1/gold-sets/%s/labels", "/api/v1/gold-sets/%s/labels"),
  GOLD_ADJUDICATIONS(
      "Gold adjudication",
      "/api/v1/gold-sets/%s/adjudications",
      "/api/v1/gold-sets/%s/adjudications"),
  CALIBRATIONS("Calibration", "/api/v1/calibrations/%s/items", "/api/v1/calibrations/%s/answers"),
  TRIAL_BEFORE(
      "Trial of the old rule",
      "/api/v1/guideline-changes/%s/trial/items?rule=BEFORE&size=500",
      "/api/v1/guideline-changes/%s/trial/labels"),
  TRIAL_AFTER(
      "Trial of the new rule",
      "/api/v1/guideline-changes/%s/trial/items?rule=AFTER&size=500",
      "/api/v1/guideline-changes/%s/trial/labels");

  private final String words;
  private final String items;
  private final String answers;

  Desk(String words, String items, String answers) {
    this.words = words;
    this.items = items;
    this.answers = answers;
  }

  static Optional<Desk> in(String path) {
    return Arrays.stream(values()).filter(desk -> desk.path().equals(path)).findFirst();
  }

  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String words() {
    return words;
  }

  /** The page of what the subject is part of, for the way back; null for the list of datasets. */
  @Nullable String origin(String subject) {
    String[] parts = subject.split(":");
    return switch (this) {
      case REVIEWS, ADJUDICATIONS, AUDITS ->
          parts.length < 2 ? null : "/datasets/%s/%s".formatted(parts[0], parts[1]);
      case GOLD_LABELS, GOLD_ADJUDICATIONS, CALIBRATIONS -> null;
      case TRIAL_BEFORE, TRIAL_AFTER -> "/guideline-changes/" + subject;
    };
  }

  /** Where the items of a subject are read. */
  String items(String subject) {
    return items.formatted(subject);
  }

  /** Where the answers on them go. */
  String answers(String subject) {
    return answers.formatted(subject);
  }
}
