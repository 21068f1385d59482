package io.labelops.certification;

import io.labelops.measure.Binomial;
import io.labelops.program.Language;
import io.labelops.task.TaskType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A requirement as a person sends it; what is left out takes its default. */
record NewRequirement(
    @Nullable TaskType taskType,
    @Nullable String guidelineKey,
    @Nullable String language,
    @Nullable Integer goldItems,
    @Nullable ScoreRule rule,
    @Nullable Double accuracy,
    @Nullable Double confidence,
    @Nullable Integer tries,
    @Nullable Integer coolingOffSeconds,
    @Nullable Boolean immediateFeedback,
    @Nullable Integer validityDays,
    @Nullable Integer renewalDays,
    @Nullable Integer probationItems,
    @Nullable Integer differenceItems,
    @Nullable Integer graceSeconds,
    @Nullable Integer appealSeconds,
    @Nullable Integer appealAnswerSeconds,
    @Nullable String materialLink,
    @Nullable String materialVersion) {

  private static final int DAY = 86_400;
  private static final int YEAR = 365 * DAY;
  private static final int MOST_ITEMS = 1_000;

  NewRequirement {
    taskType = Objects.requireNonNullElse(taskType, TaskType.CLASSIFICATION);
    language = language == null || language.isBlank() ? Language.UNKNOWN : language.strip();
    goldItems = Objects.requireNonNullElse(goldItems, 50);
    rule = Objects.requireNonNullElse(rule, ScoreRule.LOWER_BOUND);
    accuracy = Objects.requireNonNullElse(accuracy, 0.85);
    confidence = Objects.requireNonNullElse(confidence, 0.95);
    tries = Objects.requireNonNullElse(tries, 3);
    coolingOffSeconds = Objects.requireNonNullElse(coolingOffSeconds, DAY);
    immediateFeedback = Objects.requireNonNullElse(immediateFeedback, false);
    validityDays = Objects.requireNonNullElse(validityDays, 180);
    renewalDays = Objects.requireNonNullElse(renewalDays, Math.min(30, validityDays - 1));
    probationItems = Objects.requireNonNullElse(probationItems, 20);
    differenceItems = Objects.requireNonNullElse(differenceItems, 10);
    graceSeconds = Objects.requireNonNullElse(graceSeconds, 7 * DAY);
    appealSeconds = Objects.requireNonNullElse(appealSeconds, 7 * DAY);
    appealAnswerSeconds = Objects.requireNonNullElse(appealAnswerSeconds, 2 * DAY);
  }

  /** What is wrong with it by itself, in plain words. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!Language.isTag(Objects.requireNonNull(language))) {
      problems.add("the language has to be a tag such as en or pt-BR, not " + language);
    }
    if (rule == ScoreRule.NOT_DISPROVEN) {
      problems.add("rule is LOWER_BOUND or THRESHOLD");
    }
    within(problems, "goldItems", goldItems, 1, MOST_ITEMS);
    within(problems, "differenceItems", differenceItems, 1, MOST_ITEMS);
    within(problems, "tries", tries, 1, 20);
    within(problems, "coolingOffSeconds", coolingOffSeconds, 0, YEAR);
    within(problems, "validityDays", validityDays, 1, 3_650);
    within(problems, "renewalDays", renewalDays, 0, Objects.requireNonNull(validityDays) - 1);
    within(problems, "probationItems", probationItems, 0, 10_000);
    within(problems, "graceSeconds", graceSeconds, 0, YEAR);
    within(problems, "appealSeconds", appealSeconds, 60, YEAR);
    within(problems, "appealAnswerSeconds", appealAnswerSeconds, 60, 90 * DAY);
    if ((materialLink == null) == (materialVersion == null)) {
      problems.add("name what has to be read: materialLink or materialVersion, one of both");
    }
    if (materialLink != null && !materialLink.matches("https?://[^\\s\"<>]{1,490}")) {
      problems.add("materialLink has to be an address that begins with https://");
    }
    provable(problems);
    return problems;
  }

  /** Whoever answers all items right has to be able to pass. */
  private void provable(List<String> problems) {
    double bound = Objects.requireNonNull(accuracy);
    double sure = Objects.requireNonNull(confidence);
    int items = Objects.requireNonNull(goldItems);
    if (!(bound > 0 && bound <= 1) || !(sure >= 0.5 && sure < 1)) {
      problems.add("accuracy is above 0 and at most 1, confidence at least 0.5 and below 1");
    } else if (rule == ScoreRule.LOWER_BOUND
        && items >= 1
        && items <= MOST_ITEMS
        && Binomial.lower(items, items, sure) < bound) {
      problems.add(
          bound == 1
              ? "no number of right answers proves an accuracy of 1; use rule THRESHOLD"
              : "%d right answers of %1$d prove an accuracy of %.3f only; %.3f takes at least %d items"
                  .formatted(
                      items,
                      Binomial.lower(items, items, sure),
                      bound,
                      (int) Math.ceil(Math.log(1 - sure) / Math.log(bound))));
    }
  }

  private static void within(
      List<String> problems, String what, @Nullable Integer value, int least, int most) {
    if (value == null || value < least || value > most) {
      problems.add("%s has to be from %,d to %,d, not %d".formatted(what, least, most, value));
    }
  }
}
