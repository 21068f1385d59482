package io.labelops.quality;

import io.labelops.task.LabelRules;
import io.labelops.task.TaskType;
import io.labelops.task.UnitLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A labeling program of which the truth is known, put through the batch gate's own checks.
 *
 * <p>Its batches have {@value #WORK} items of work and {@value #GOLD} gold items, each labelled by
 * {@value #PASSES} of {@value #TEAM} annotators; the whole team takes turns. Whoever is wrong picks
 * one of the other classes at random.
 */
final class SimulatedProgram {

  private static final LabelRules RULES = TaskType.CLASSIFICATION.rules(List.of());

  static final int TEAM = 6;
  static final int PASSES = 3;
  static final int WORK = 60;
  static final int GOLD = 10;
  static final int BATCHES = 12;
  private static final int CLASSES = 4;

  // The bootstrap is nearly all of the time.
  private static final int ALPHA_EVERY = 6;

  private final double[] skill;
  private final double threshold;
  private final BatchTerms terms;
  private final SplittableRandom random;
  private final long seed;
  private final boolean[][] goldAnswers;
  private final int[] answered;
  private final Tally tally = new Tally();

  SimulatedProgram(double[] skill, double threshold, BatchTerms terms, long seed) {
    this.skill = skill.clone();
    this.threshold = threshold;
    this.terms = terms;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.goldAnswers = new boolean[skill.length][BATCHES * GOLD * PASSES];
    this.answered = new int[skill.length];
  }

  Tally run() {
    for (int batch = 0; batch < BATCHES; batch++) {
      label(batch);
    }
    for (int who = 0; who < skill.length; who++) {
      boolean bad = skill[who] < threshold;
      tally.bad += bad ? 1 : 0;
      tally.innocent += bad ? 0 : 1;
      Integer flaggedAt = tally.flaggedAt.get(who);
      if (flaggedAt != null) {
        tally.badFlagged += bad ? 1 : 0;
        tally.innocentFlagged += bad ? 0 : 1;
      }
    }
    return tally;
  }

  private void label(int batch) {
    List<Vote> votes = new ArrayList<>();
    Map<Long, String> gold = new HashMap<>();
    Map<Long, String> truth = new HashMap<>();
    int first = batch * TEAM % skill.length;
    for (int item = 0; item < WORK + GOLD; item++) {
      long id = batch * 1_000L + item;
      int right = random.nextInt(CLASSES);
      (item < GOLD ? gold : truth).put(id, "c" + right);
      for (int pass = 0; pass < PASSES; pass++) {
        int who = (first + (item * PASSES + pass) % TEAM) % skill.length;
        boolean correct = random.nextDouble() < skill[who];
        int given = correct ? right : (right + 1 + random.nextInt(CLASSES - 1)) % CLASSES;
        votes.add(new Vote(id, "i" + id, who, "c" + given));
        if (item < GOLD) {
          goldAnswers[who][answered[who]++] = correct;
        }
      }
    }
    weigh(batch, votes, gold, truth);
  }

  private void weigh(int batch, List<Vote> votes, Map<Long, String> gold, Map<Long, String> truth) {
    List<AnnotatorGold> pooled =
        votes.stream().map(Vote::annotatorId).distinct().sorted().map(this::pooled).toList();
    GoldCheck goldCheck = GoldCheck.weigh(votes, gold, pooled, threshold, RULES, terms);
    tally.batches++;
    tally.goldFails +=
        goldCheck.checks().stream()
                .anyMatch(c -> c.name().equals("goldAccuracy") && "FAIL".equals(c.outcome()))
            ? 1
            : 0;
    pooled.stream()
        .filter(AnnotatorGold::flagged)
        .forEach(a -> tally.flaggedAt.putIfAbsent((int) a.annotatorId(), a.answers()));

    List<Vote> work = votes.stream().filter(vote -> !gold.containsKey(vote.itemId())).toList();
    if (batch % ALPHA_EVERY == 0) {
      agreement(batch, work);
    }
    questions(work, truth);
  }

  private void agreement(int batch, List<Vote> work) {
    var table = new UnitLabels();
    work.forEach(vote -> table.add(vote.itemId(), vote.label()));
    Verdict verdict = AgreementCheck.weigh(table, RULES, terms, seed + batch).verdict();
    tally.alphaBatches++;
    tally.alphaFails += verdict == Verdict.FAIL ? 1 : 0;
  }

  private void questions(List<Vote> work, Map<Long, String> truth) {
    List<Long> asked =
        QuestionCheck.find(work, RULES, terms, Map.of(), Set.of()).items().stream()
            .map(ItemInQuestion::itemId)
            .toList();
    tally.asked += asked.size();
    Map<Long, Integer> right = new HashMap<>();
    work.stream()
        .filter(vote -> vote.label().equals(truth.get(vote.itemId())))
        .forEach(vote -> right.merge(vote.itemId(), 1, Integer::sum));
    tally.items += truth.size();
    tally.wrongUnasked +=
        (int)
            truth.keySet().stream()
                .filter(id -> !asked.contains(id) && right.getOrDefault(id, 0) < 2)
                .count();
  }

  private AnnotatorGold pooled(long annotator) {
    int who = (int) annotator;
    int from = Math.max(0, answered[who] - terms.rollingWindow());
    boolean[] latest = Arrays.copyOfRange(goldAnswers[who], from, answered[who]);
    int correct = 0;
    for (boolean answer : latest) {
      correct += answer ? 1 : 0;
    }
    return AnnotatorGold.weigh(annotator, correct, latest.length, threshold, terms);
  }

  /** What the rules said, against what was true. */
  static final class Tally {
    int batches;
    int goldFails;
    int alphaBatches;
    int alphaFails;
    int items;
    int asked;
    int wrongUnasked;
    int bad;
    int badFlagged;
    int innocent;
    int innocentFlagged;
    final Map<Integer, Integer> flaggedAt = new HashMap<>();
  }
}
