package io.labelops.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Measures how often the batch gate's rules are wrong, on programs of which the truth is known. */
class GateRulesTest {

  private static final double THRESHOLD = 0.85;
  private static final BatchTerms TERMS =
      new BatchTerms(
          THRESHOLD, 0.5, 0.95, 200, 8, 0.6, 10, 2, StopScope.NONE, 31, 0, 0.95, ReviewVotes.SHOWN);
  private static final int PROGRAMS = 100;
  private static final Path DOC = Path.of("docs/gate-rules.md");

  @Test
  void falseAlarmsAndMissesAreAsPublished() throws IOException {
    Map<String, double[]> teams = new LinkedHashMap<>();
    teams.put("all at 0.95", team(0.95, 0.95));
    teams.put("all at 0.90", team(0.90, 0.90));
    teams.put("all exactly at the threshold, 0.85", team(0.85, 0.85));
    teams.put("one poor (0.75), the others at 0.95", team(0.95, 0.75));
    teams.put("one careless (0.55), the others at 0.95", team(0.95, 0.55));
    teams.put("all poor, at 0.75", team(0.75, 0.75));
    teams.put("all careless, at 0.55", team(0.55, 0.55));
    var rows = new ArrayList<String>();
    teams.forEach((name, skill) -> rows.add(row(name, skill)));

    Path made = Path.of("target/gate-rules.md");
    Files.writeString(made, String.join("\n", rows) + "\n");
    assertThat(Files.readString(DOC))
        .as("%s is not current: put in the rows of %s", DOC, made)
        .contains(rows);
  }

  private static double[] team(double most, double one) {
    double[] skill = new double[2 * SimulatedProgram.TEAM];
    Arrays.fill(skill, most);
    skill[0] = one;
    return skill;
  }

  private static String row(String name, double[] skill) {
    List<SimulatedProgram.Tally> tallies =
        LongStream.range(0, PROGRAMS)
            .parallel()
            .mapToObj(seed -> new SimulatedProgram(skill, THRESHOLD, TERMS, seed).run())
            .toList();
    var answers = new ArrayList<Integer>();
    for (SimulatedProgram.Tally tally : tallies) {
      tally.flaggedAt.forEach(
          (who, after) -> {
            if (skill[who] < THRESHOLD) {
              answers.add(after);
            }
          });
    }
    answers.sort(null);
    return "| %s | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(
            name,
            share(sum(tallies, t -> t.goldFails), sum(tallies, t -> t.batches)),
            share(sum(tallies, t -> t.innocentFlagged), sum(tallies, t -> t.innocent)),
            share(sum(tallies, t -> t.badFlagged), sum(tallies, t -> t.bad)),
            answers.isEmpty() ? "–" : answers.get(answers.size() / 2).toString(),
            share(sum(tallies, t -> t.alphaFails), sum(tallies, t -> t.alphaBatches)),
            share(sum(tallies, t -> t.asked), sum(tallies, t -> t.items)),
            share(sum(tallies, t -> t.wrongUnasked), sum(tallies, t -> t.items)));
  }

  private static int sum(
      List<SimulatedProgram.Tally> tallies, ToIntFunction<SimulatedProgram.Tally> part) {
    return tallies.stream().mapToInt(part).sum();
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
