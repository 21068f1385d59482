package io.labelops.measure.gold;

import io.labelops.measure.Binomial;
import io.labelops.measure.ConfusionMatrix;
import io.labelops.measure.Interval;
import io.labelops.measure.Proportion;
import io.labelops.measure.Votes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Every label of units with gold against that gold: accuracy, categories, annotators.
 *
 * <p>Memory is three counts per category and two per annotator; labels on units without gold do not
 * count.
 */
public final class GoldScore {

  private final Votes votes;
  private final int[] gold;
  private final int[] correctBy;
  private final int[] answersBy;
  private final long[][] byCategory;

  private GoldScore(Votes votes, int[] gold, int categories) {
    this.votes = votes;
    this.gold = gold;
    this.correctBy = new int[votes.annotatorCount()];
    this.answersBy = new int[votes.annotatorCount()];
    this.byCategory = new long[3][categories];
    for (int unit = 0; unit < gold.length; unit++) {
      for (int i = votes.start(unit); gold[unit] >= 0 && i < votes.end(unit); i++) {
        boolean right = votes.category(i) == gold[unit];
        answersBy[votes.annotator(i)]++;
        correctBy[votes.annotator(i)] += right ? 1 : 0;
        byCategory[0][gold[unit]] += right ? 1 : 0;
        byCategory[1][votes.category(i)]++;
        byCategory[2][gold[unit]]++;
      }
    }
  }

  /**
   * Compares.
   *
   * @param gold the true category of each unit, negative where not known; it may be one that no
   *     annotator used
   * @throws IllegalArgumentException if there is not one entry per unit
   */
  public static GoldScore of(Votes votes, int[] gold) {
    if (gold.length != votes.unitCount()) {
      throw new IllegalArgumentException(
          gold.length + " gold entries for " + votes.unitCount() + " units");
    }
    int most = Arrays.stream(gold).max().orElse(-1);
    return new GoldScore(votes, gold.clone(), Math.max(votes.categoryCount(), most + 1));
  }

  /** Returns the share of right labels with its Clopper–Pearson interval. */
  public Proportion accuracy(double confidence) {
    return Proportion.of(
        Arrays.stream(correctBy).sum(), Arrays.stream(answersBy).sum(), confidence);
  }

  /** Returns Wilson's interval of the share of right labels. */
  public Interval wilson(double confidence) {
    return Binomial.wilson(
        Arrays.stream(correctBy).sum(), Arrays.stream(answersBy).sum(), confidence);
  }

  /** Returns the share of one annotator's right labels with its Clopper–Pearson interval. */
  public Proportion annotator(int annotator, double confidence) {
    return Proportion.of(correctBy[annotator], answersBy[annotator], confidence);
  }

  /** Returns precision, recall and F1 of every category, ascending. */
  public List<ClassScore> classes() {
    List<ClassScore> classes = new ArrayList<>();
    for (int c = 0; c < byCategory[0].length; c++) {
      classes.add(new ClassScore(c, byCategory[0][c], byCategory[1][c], byCategory[2][c]));
    }
    return List.copyOf(classes);
  }

  /** Returns the mean F1 of the categories that occur in gold or labels; empty without any. */
  public OptionalDouble macroF1() {
    return classes().stream()
        .map(ClassScore::f1)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /** Returns who was taken for what; takes categories² of memory. */
  public ConfusionMatrix confusion() {
    int[] expected = new int[Arrays.stream(answersBy).sum()];
    int[] given = new int[expected.length];
    int next = 0;
    for (int unit = 0; unit < gold.length; unit++) {
      for (int i = votes.start(unit); gold[unit] >= 0 && i < votes.end(unit); i++) {
        expected[next] = gold[unit];
        given[next++] = votes.category(i);
      }
    }
    return ConfusionMatrix.of(byCategory[0].length, expected, given);
  }
}
