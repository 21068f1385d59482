package io.labelops.quality;

import io.labelops.task.LabelRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How sure the labels of an item make us of the one that leads.
 *
 * <p>The probability of the leading class when every class is as likely beforehand, annotators err
 * independently of each other, and whoever is wrong gives each other class alike (the one-coin
 * model of Dawid &amp; Skene 1979), with each annotator's accuracy taken from pooled gold: (right +
 * {@value #PRIOR} · threshold) / (answers + {@value #PRIOR}). So an unknown annotator is taken to
 * be just good enough, and one item needs no other, however many the batch has. Labels that are
 * more than one of some classes have no such model: the share of the annotators behind what they
 * come to stands in.
 */
final class LabelCertainty {

  /** The gold answers that the threshold itself counts for. */
  static final int PRIOR = 10;

  private static final double MOST_ACCURATE = 0.99;

  private final Map<Long, Double> accuracies = new HashMap<>();
  private final double unknown;
  private final LabelRules rules;
  private final int classes;

  /**
   * Takes the pooled gold of the batch's annotators.
   *
   * @param classes how many classes there are to choose from
   */
  LabelCertainty(List<AnnotatorGold> annotators, double threshold, LabelRules rules, int classes) {
    this.rules = rules;
    this.classes = Math.max(2, classes);
    this.unknown = bounded(threshold);
    annotators.forEach(
        gold ->
            accuracies.put(
                gold.annotatorId(),
                bounded((gold.correct() + PRIOR * threshold) / (gold.answers() + PRIOR))));
  }

  private double bounded(double accuracy) {
    return Math.clamp(accuracy, 1.0 / classes, MOST_ACCURATE);
  }

  /** Returns a probability from 0 to 1 for the labels of one item; 0 without labels. */
  double of(List<Vote> votes) {
    if (votes.isEmpty()) {
      return 0;
    }
    return rules.isNominal() ? posterior(votes) : share(votes);
  }

  private double share(List<Vote> votes) {
    var counts = new TreeMap<String, Integer>();
    votes.forEach(vote -> counts.merge(vote.label(), 1, Integer::sum));
    return rules.settle(counts).share();
  }

  private double posterior(List<Vote> votes) {
    // The log-odds of each label given against a class that nobody chose.
    var odds = new TreeMap<String, Double>();
    for (Vote vote : votes) {
      double accuracy = accuracies.getOrDefault(vote.annotatorId(), unknown);
      odds.merge(vote.label(), Math.log(accuracy * (classes - 1) / (1 - accuracy)), Double::sum);
    }
    double leading = odds.values().stream().max(Double::compare).orElse(0.0);
    double sum = Math.max(0, classes - odds.size()) * Math.exp(-leading);
    for (double each : odds.values()) {
      sum += Math.exp(each - leading);
    }
    return 1 / sum;
  }
}
