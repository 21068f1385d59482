package io.labelops.measure.consensus;

import io.labelops.measure.Votes;
import java.util.Arrays;

/**
 * The majority, plain or weighted: each label adds its annotator's weight to its category.
 *
 * <p>The skill is the share of an annotator's labels that are among the categories with the most
 * plain votes, 0 without labels (the Wawa scheme of Appen, where it is also the weight).
 */
public final class VoteShares implements TruthModel {

  private final Votes votes;
  private final double[] weights;
  private final double[] skill;

  private VoteShares(Votes votes, double[] weights, double[] skill) {
    this.votes = votes;
    this.weights = weights;
    this.skill = skill;
  }

  /** Counts every label alike. */
  public static VoteShares plain(Votes votes) {
    double[] ones = new double[votes.annotatorCount()];
    Arrays.fill(ones, 1);
    return new VoteShares(votes, ones, agreementWithMost(votes));
  }

  /** Weights annotators by how often they say what most say. */
  public static VoteShares byAgreement(Votes votes) {
    double[] skill = agreementWithMost(votes);
    return new VoteShares(votes, skill, skill);
  }

  /**
   * Weights annotators by a skill known from elsewhere, for example from gold.
   *
   * @param skill of each annotator, finite and not negative
   */
  public static VoteShares bySkill(Votes votes, double[] skill) {
    for (int a = 0; a < votes.annotatorCount(); a++) {
      if (!(skill[a] >= 0 && Double.isFinite(skill[a]))) {
        throw new IllegalArgumentException("Skill of annotator " + a + " is " + skill[a]);
      }
    }
    return new VoteShares(votes, skill.clone(), skill.clone());
  }

  private static double[] agreementWithMost(Votes votes) {
    double[] agreed = new double[votes.annotatorCount()];
    int[] labels = new int[votes.annotatorCount()];
    int[] times = new int[votes.categoryCount()];
    for (int unit = 0; unit < votes.unitCount(); unit++) {
      int most = 0;
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        most = Math.max(most, ++times[votes.category(i)]);
      }
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        labels[votes.annotator(i)]++;
        agreed[votes.annotator(i)] += times[votes.category(i)] == most ? 1 : 0;
      }
      for (int i = votes.start(unit); i < votes.end(unit); i++) {
        times[votes.category(i)] = 0;
      }
    }
    for (int a = 0; a < agreed.length; a++) {
      agreed[a] = labels[a] == 0 ? 0 : agreed[a] / labels[a];
    }
    return agreed;
  }

  /** Writes the shares; without any weight all categories get the same. */
  @Override
  public void posterior(int unit, double[] into) {
    Arrays.fill(into, 0);
    double total = 0;
    for (int i = votes.start(unit); i < votes.end(unit); i++) {
      double weight = weights[votes.annotator(i)];
      into[votes.category(i)] += weight;
      total += weight;
    }
    for (int c = 0; c < into.length; c++) {
      into[c] = total > 0 ? into[c] / total : 1.0 / into.length;
    }
  }

  @Override
  public double skill(int annotator) {
    return skill[annotator];
  }
}
