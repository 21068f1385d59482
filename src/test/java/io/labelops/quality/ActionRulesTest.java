package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.task.TaskType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Measures what stopping annotators and further labels do, where the truth is known. */
class ActionRulesTest {

  private static final List<String> CODES = List.of("a", "b", "c", "d");
  private static final double THRESHOLD = 0.85;
  private static final int PROGRAMS = 100;
  private static final int ITEMS = 500;
  private static final int TEAM = 12;
  private static final int GOLD = 40;
  private static final int GOLD_PER_BATCH = 5;
  private static final Path DOC = Path.of("docs/gate-rules.md");

  @Test
  void whatStoppingCostsTheInnocentIsAsPublished() throws IOException {
    List<String> rows = new ArrayList<>();
    for (double skill : new double[] {0.95, 0.90, 0.85, 0.75, 0.65, 0.55}) {
      rows.add(stopRow(skill));
    }
    isPublished("stop-rules.md", rows);
  }

  @Test
  void whatFurtherLabelsSaveAndGainIsAsPublished() throws IOException {
    Map<String, double[]> teams = new LinkedHashMap<>();
    teams.put("all at 0.95", team(0.95, 0.95));
    teams.put("all at 0.85", team(0.85, 0.85));
    teams.put("half at 0.95, half at 0.70", team(0.95, 0.70));
    teams.put("all at 0.70", team(0.70, 0.70));
    List<String> rows = new ArrayList<>();
    teams.forEach(
        (name, skill) -> {
          rows.add(overlapRow(name, "3 for every item", skill, 3, 3));
          rows.add(overlapRow(name, "5 for every item", skill, 5, 5));
          rows.add(overlapRow(name, "2, then up to 5", skill, 2, 5));
          rows.add(overlapRow(name, "3, then up to 7", skill, 3, 7));
        });
    isPublished("overlap-rules.md", rows);
  }

  private static void isPublished(String file, List<String> rows) throws IOException {
    Path made = Path.of("target", file);
    Files.writeString(made, String.join("\n", rows) + "\n");
    assertThat(Files.readString(DOC))
        .as("%s is not current: put in the rows of %s", DOC, made)
        .contains(rows);
  }

  private static double[] team(double even, double odd) {
    double[] skill = new double[TEAM];
    for (int who = 0; who < TEAM; who++) {
      skill[who] = who % 2 == 0 ? even : odd;
    }
    return skill;
  }

  private static String stopRow(double skill) {
    int bySixty = 0;
    int byTwoHundred = 0;
    List<Integer> after = new ArrayList<>();
    for (int seed = 0; seed < PROGRAMS * TEAM; seed++) {
      int stopped = stoppedAfter(skill, new SplittableRandom(seed));
      bySixty += stopped <= 60 ? 1 : 0;
      byTwoHundred += stopped <= 200 ? 1 : 0;
      if (stopped <= 200) {
        after.add(stopped);
      }
    }
    after.sort(null);
    return "| %.2f | %s | %s | %s |"
        .formatted(
            skill,
            share(bySixty, PROGRAMS * TEAM),
            share(byTwoHundred, PROGRAMS * TEAM),
            after.isEmpty() ? "–" : after.get(after.size() / 2).toString());
  }

  /** Answers gold until stopped, looked at after each batch; returns a large number if never. */
  private static int stoppedAfter(double skill, SplittableRandom random) {
    BatchTerms terms = terms(0);
    int correct = 0;
    for (int answers = 1; answers <= 200; answers++) {
      correct += random.nextDouble() < skill ? 1 : 0;
      if (answers % GOLD_PER_BATCH == 0
          && answers >= terms.stopAfter()
          && AnnotatorGold.weigh(0, correct, answers, THRESHOLD, terms).flagged()) {
        return answers;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static String overlapRow(String name, String plan, double[] skill, int first, int most) {
    long labels = 0;
    long wrong = 0;
    long tied = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      var program = new Program(skill, first, most, seed);
      program.run();
      labels += program.labels;
      wrong += program.wrong;
      tied += program.tied;
    }
    double items = (double) PROGRAMS * ITEMS;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %s | %s |",
        name,
        plan,
        labels / items,
        share(wrong, (long) items),
        share(tied, (long) items));
  }

  private static BatchTerms terms(int most) {
    return new BatchTerms(
        THRESHOLD,
        0.5,
        0.95,
        200,
        8,
        0.6,
        10,
        2,
        StopScope.PROGRAM,
        31,
        most,
        0.95,
        ReviewVotes.SHOWN);
  }

  private static String share(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /** One dataset, labelled as the rule asks for labels. */
  private static final class Program {

    private final double[] skill;
    private final int first;
    private final BatchTerms terms;
    private final SplittableRandom random;
    private final LabelCertainty certainty;
    private final List<Vote> votes = new ArrayList<>();
    private final Map<Long, Integer> had = new HashMap<>();
    private final String[] truth = new String[ITEMS];
    private long labels;
    private long wrong;
    private long tied;

    Program(double[] skill, int first, int most, long seed) {
      this.skill = skill;
      this.first = first;
      this.terms = terms(most);
      this.random = new SplittableRandom(seed);
      List<AnnotatorGold> gold = new ArrayList<>();
      for (int who = 0; who < TEAM; who++) {
        int correct = 0;
        for (int answer = 0; answer < GOLD; answer++) {
          correct += random.nextDouble() < skill[who] ? 1 : 0;
        }
        gold.add(AnnotatorGold.weigh(who, correct, GOLD, THRESHOLD, terms));
      }
      this.certainty =
          new LabelCertainty(gold, THRESHOLD, TaskType.CLASSIFICATION.rules(CODES), CODES.size());
    }

    void run() {
      for (int item = 0; item < ITEMS; item++) {
        truth[item] = CODES.get(random.nextInt(CODES.size()));
        for (int pass = 0; pass < first; pass++) {
          label(item);
        }
      }
      List<UncertainItem> uncertain = OverlapCheck.find(votes, certainty, terms).items();
      while (!uncertain.isEmpty()) {
        uncertain.forEach(item -> label((int) item.itemId()));
        uncertain = OverlapCheck.find(votes, certainty, terms).items();
      }
      labels = votes.size();
      settle();
    }

    private void label(int item) {
      int who = (item * 5 + had.merge((long) item, 1, Integer::sum)) % TEAM;
      int right = CODES.indexOf(truth[item]);
      int given =
          random.nextDouble() < skill[who]
              ? right
              : (right + 1 + random.nextInt(CODES.size() - 1)) % CODES.size();
      votes.add(new Vote(item, "i" + item, who, CODES.get(given)));
    }

    private void settle() {
      Map<Long, Map<String, Integer>> counts = new TreeMap<>();
      votes.forEach(
          vote ->
              counts
                  .computeIfAbsent(vote.itemId(), _ -> new TreeMap<>())
                  .merge(vote.label(), 1, Integer::sum));
      counts.forEach(
          (item, given) -> {
            String label = TaskType.CLASSIFICATION.rules(CODES).settle(given).label();
            tied += label == null ? 1 : 0;
            wrong += label != null && !label.equals(truth[item.intValue()]) ? 1 : 0;
          });
    }
  }
}
