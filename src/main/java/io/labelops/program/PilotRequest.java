package io.labelops.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pilot as a person asked for it, not yet checked; what is left out takes a safe default. */
public record PilotRequest(
    @Nullable Integer items, @Nullable Integer annotatorsPerItem, @Nullable Integer maxRounds) {

  private static final int ITEMS = 60;
  private static final int FEWEST_ITEMS = 10;
  private static final int MOST_ITEMS = 1_000;
  private static final int ANNOTATORS = 3;
  private static final int MOST_ANNOTATORS = 20;
  private static final int ROUNDS = 3;
  private static final int MOST_ROUNDS = 10;

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    within(problems, "items of the pilot", items, FEWEST_ITEMS, MOST_ITEMS);
    within(problems, "annotators per item of the pilot", annotatorsPerItem, 2, MOST_ANNOTATORS);
    within(problems, "rounds of the pilot", maxRounds, 1, MOST_ROUNDS);
    return problems;
  }

  /** As many annotators as production needs, so that labels of a pilot that passes can count. */
  PilotPlan plan(int labelsPerItem) {
    return new PilotPlan(
        items == null ? ITEMS : items,
        annotatorsPerItem == null
            ? Math.clamp(labelsPerItem, ANNOTATORS, MOST_ANNOTATORS)
            : annotatorsPerItem,
        maxRounds == null ? ROUNDS : maxRounds);
  }

  private static void within(
      List<String> problems, String what, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      problems.add("%s have to be from %d to %,d, not %d".formatted(what, least, most, value));
    }
  }
}
