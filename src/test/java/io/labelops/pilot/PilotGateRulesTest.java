package io.labelops.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.quality.PilotTerms;
import io.labelops.quality.Verdict;
import io.labelops.task.LabelRules;
import io.labelops.task.TaskType;
import io.labelops.task.UnitLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Measures how often the pilot gate is wrong, on programs of which the truth is known. */
class PilotGateRulesTest {

  private static final PilotTerms TERMS = new PilotTerms(0.6, 0.95, 30, 3);
  private static final LabelRules RULES = TaskType.CLASSIFICATION.rules(List.of());
  private static final Path DOC = Path.of("docs/gate-rules.md");
  private static final int PROGRAMS = 100;
  private static final int CLASSES = 4;
  private static final int TRUTH = 20_000;

  @Test
  void falseAlarmsAndMissesAreAsPublished() throws IOException {
    List<String> rows = new ArrayList<>();
    for (double skill : new double[] {0.95, 0.90, 0.87, 0.80, 0.75, 0.65}) {
      for (int items : new int[] {30, 60, 120, 240}) {
        rows.add(row(skill, items));
      }
    }
    Path made = Path.of("target/pilot-gate-rules.md");
    Files.writeString(made, String.join("\n", rows) + "\n");
    assertThat(Files.readString(DOC))
        .as("%s is not current: put in the rows of %s", DOC, made)
        .contains(rows);
  }

  @Test
  void asManyMoreItemsAsAreNamedDecideMostRounds() {
    long decided =
        LongStream.range(0, PROGRAMS)
            .filter(
                seed -> {
                  PilotAgreement first = round(0.90, 30, seed);
                  return first.moreItems() == null
                      || round(0.90, 30 + first.moreItems(), seed).verdict() != Verdict.UNDECIDED;
                })
            .count();

    assertThat(decided).isGreaterThan(PROGRAMS / 2);
  }

  private static String row(double skill, int items) {
    List<PilotAgreement> rounds =
        LongStream.range(0, PROGRAMS).parallel().mapToObj(s -> round(skill, items, s)).toList();
    List<Integer> more =
        rounds.stream()
            .filter(round -> round.verdict() == Verdict.UNDECIDED && round.moreItems() != null)
            .map(PilotAgreement::moreItems)
            .sorted()
            .toList();
    return "| %.2f | %.2f | %d | %s | %s | %s | %s |"
        .formatted(
            skill,
            alpha(skill),
            items,
            share(rounds, Verdict.PASS),
            share(rounds, Verdict.UNDECIDED),
            share(rounds, Verdict.FAIL),
            more.isEmpty() ? "–" : more.get(more.size() / 2).toString());
  }

  /** What α comes to with so many items that chance plays no part. */
  private static double alpha(double skill) {
    Double alpha = PilotAgreement.weigh(labels(skill, TRUTH, -1), RULES, TERMS, 1).alpha();
    return alpha == null ? Double.NaN : alpha;
  }

  private static String share(List<PilotAgreement> rounds, Verdict verdict) {
    long of = rounds.stream().filter(round -> round.verdict() == verdict).count();
    return String.format(Locale.ROOT, "%d %%", 100 * of / PROGRAMS);
  }

  private static PilotAgreement round(double skill, int items, long seed) {
    return PilotAgreement.weigh(labels(skill, items, seed), RULES, TERMS, seed);
  }

  /** Three labels an item; whoever is wrong picks another class at random. */
  private static UnitLabels labels(double skill, int items, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    UnitLabels labels = new UnitLabels();
    for (int item = 0; item < items; item++) {
      int right = random.nextInt(CLASSES);
      for (int who = 0; who < 3; who++) {
        int given =
            random.nextDouble() < skill
                ? right
                : (right + 1 + random.nextInt(CLASSES - 1)) % CLASSES;
        labels.add(item, "c" + given);
      }
    }
    return labels;
  }
}
