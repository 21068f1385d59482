package io.labelops.measure.preference;

import io.labelops.measure.Contingency;
import io.labelops.measure.Distance;
import io.labelops.measure.Proportion;
import io.labelops.measure.Votes;
import java.util.OptionalDouble;

/**
 * How far a model that judges agrees with people, beside how far people agree with each other.
 *
 * @param same judgments that are the person's too, over all pairs of the judge and a person
 * @param kappa Cohen's κ over these pairs; empty where chance explains all
 * @param kappaError its standard error (Fleiss, Cohen &amp; Everitt 1969), pairs taken as
 *     independent
 * @param people judgments on which two people agree, over all pairs of people on an item: the most
 *     that can be asked of a judge
 */
public record JudgeAgreement(
    Proportion same, OptionalDouble kappa, OptionalDouble kappaError, Proportion people) {

  /**
   * Compares.
   *
   * @param people judgments of people: such as those of {@link Preferences}, or any classes
   * @param judge the model's judgment of each unit, negative where it has none
   */
  public static JudgeAgreement of(Votes people, int[] judge, double confidence) {
    if (judge.length != people.unitCount()) {
      throw new IllegalArgumentException(
          judge.length + " judgments of the judge, " + people.unitCount() + " units");
    }
    int categories = people.categoryCount();
    double[][] table = new double[categories][categories];
    int same = 0;
    int pairs = 0;
    int agreeing = 0;
    int compared = 0;
    for (int unit = 0; unit < judge.length; unit++) {
      for (int i = people.start(unit); i < people.end(unit); i++) {
        if (judge[unit] >= 0) {
          if (judge[unit] >= categories) {
            throw new IllegalArgumentException("Unit " + unit + " is judged " + judge[unit]);
          }
          table[people.category(i)][judge[unit]]++;
          same += people.category(i) == judge[unit] ? 1 : 0;
          pairs++;
        }
        for (int j = people.start(unit); j < i; j++) {
          agreeing += people.category(i) == people.category(j) ? 1 : 0;
          compared++;
        }
      }
    }
    Contingency contingency = Contingency.of(table);
    return new JudgeAgreement(
        Proportion.of(same, pairs, confidence),
        contingency.cohen(),
        contingency.cohenStandardError(Distance.nominal()),
        Proportion.of(agreeing, compared, confidence));
  }
}
