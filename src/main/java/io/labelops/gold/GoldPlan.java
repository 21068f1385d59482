package io.labelops.gold;

import org.jspecify.annotations.Nullable;

/**
 * How much gold is planted, and when it is used up.
 *
 * @param share of each batch that is gold, above 0 to 0.5
 * @param mostPerPerson how often one annotator may meet the same gold item, over all versions
 * @param mostPeople by how many annotators an item may be answered; one more and it is retired
 */
public record GoldPlan(
    @Nullable Integer version,
    @Nullable Double share,
    @Nullable Integer mostPerPerson,
    @Nullable Integer mostPeople) {

  Terms checked() {
    if (share == null || !(share > 0 && share <= 0.5)) {
      throw new InvalidGoldPlan("share has to be above 0 and at most 0.5, not " + share);
    }
    if (mostPerPerson == null || mostPerPerson < 1 || mostPerPerson > 100) {
      throw new InvalidGoldPlan("mostPerPerson has to be from 1 to 100, not " + mostPerPerson);
    }
    if (mostPeople == null || mostPeople < 1) {
      throw new InvalidGoldPlan("mostPeople has to be 1 or more, not " + mostPeople);
    }
    return new Terms(share, mostPerPerson, mostPeople);
  }

  /** What a plan asks for. */
  record Terms(double share, int mostPerPerson, int mostPeople) {}
}
