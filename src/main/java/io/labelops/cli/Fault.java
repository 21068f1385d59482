package io.labelops.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One fault of a run.
 *
 * @param quiet how long everything is left alone before it
 * @param lasts how long a freeze or a cut lasts; a kill lasts until the part is up again
 */
record Fault(Kind kind, Target target, Duration quiet, Duration lasts) {

  private static final int QUIET_MILLIS = 6_000;
  private static final int SHORTEST_MILLIS = 3_000;
  private static final int SPREAD_MILLIS = 9_000;
  private static final int JOB_TIMEOUT_MILLIS = 30_000;

  /** What is done. */
  enum Kind {
    KILL,
    FREEZE,
    CUT
  }

  /** To whom it is done; wires are cut, processes killed or frozen. */
  enum Target {
    COPY_1,
    COPY_2,
    BROKER,
    POSTGRES,
    POSTGRES_SESSION,
    WEBAPPS,
    OPENSEARCH,
    COPY_1_TO_DATABASE,
    COPY_2_TO_DATABASE,
    BOTH_TO_DATABASE,
    COPY_1_TO_BROKER,
    COPY_2_TO_BROKER,
    BOTH_TO_BROKER,
    BOTH_TO_TASKLIST,
    DATABASE_SESSIONS;

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private record Choice(Kind kind, Target target) {}

  private static final List<Choice> ALL =
      List.of(
          new Choice(Kind.KILL, Target.COPY_1),
          new Choice(Kind.KILL, Target.COPY_2),
          new Choice(Kind.KILL, Target.BROKER),
          new Choice(Kind.KILL, Target.POSTGRES),
          new Choice(Kind.KILL, Target.POSTGRES_SESSION),
          new Choice(Kind.KILL, Target.WEBAPPS),
          new Choice(Kind.KILL, Target.OPENSEARCH),
          new Choice(Kind.FREEZE, Target.COPY_1),
          new Choice(Kind.FREEZE, Target.COPY_2),
          new Choice(Kind.FREEZE, Target.BROKER),
          new Choice(Kind.FREEZE, Target.POSTGRES),
          new Choice(Kind.FREEZE, Target.WEBAPPS),
          new Choice(Kind.FREEZE, Target.OPENSEARCH),
          new Choice(Kind.CUT, Target.COPY_1_TO_DATABASE),
          new Choice(Kind.CUT, Target.COPY_2_TO_DATABASE),
          new Choice(Kind.CUT, Target.BOTH_TO_DATABASE),
          new Choice(Kind.CUT, Target.COPY_1_TO_BROKER),
          new Choice(Kind.CUT, Target.COPY_2_TO_BROKER),
          new Choice(Kind.CUT, Target.BOTH_TO_BROKER),
          new Choice(Kind.CUT, Target.BOTH_TO_TASKLIST),
          new Choice(Kind.CUT, Target.DATABASE_SESSIONS));

  /** As many faults as asked for: every choice comes once before any comes again. */
  static List<Fault> plan(int faults, long seed) {
    Random random = new Random(seed);
    List<Fault> plan = new ArrayList<>();
    List<Choice> left = new ArrayList<>();
    while (plan.size() < faults) {
      if (left.isEmpty()) {
        left.addAll(ALL);
        Collections.shuffle(left, random);
      }
      plan.add(fault(left.removeLast(), random));
    }
    return plan;
  }

  /** Every other copy that is frozen wakes up when its jobs have been given to the other. */
  private static Fault fault(Choice choice, Random random) {
    int quiet = 1_000 + random.nextInt(QUIET_MILLIS);
    int lasts = SHORTEST_MILLIS + random.nextInt(SPREAD_MILLIS);
    boolean copy = choice.target() == Target.COPY_1 || choice.target() == Target.COPY_2;
    int longer = copy && random.nextBoolean() ? JOB_TIMEOUT_MILLIS : 0;
    return new Fault(
        choice.kind(),
        choice.target(),
        Duration.ofMillis(quiet),
        Duration.ofMillis(lasts + longer));
  }

  String words() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + target.words();
  }
}
