package io.labelops.measure.consensus;

import io.labelops.measure.Votes;

/**
 * Labeling functions and models as further sources of a consensus, beside people.
 *
 * <p>Each source votes or abstains (has no label on the unit); how far it is to be trusted is
 * learned from all votes together, as in data programming with one accuracy per source (Ratner et
 * al. 2016, which is {@link OneCoin} with abstentions), or with full confusions by {@link
 * DawidSkene}. Agreement is only ever measured of {@link #people}: sources that share their
 * training agree without being right.
 */
public final class WeakSupervision {

  /**
   * One source that is no person.
   *
   * @param accuracy learned chance of a right label where it votes, 0 to 1
   * @param coverage share of the units with any label that it votes on
   * @param conflicts share of its labels on units with people's labels that are none of theirs; NaN
   *     without such units
   */
  public record Source(int number, double accuracy, double coverage, double conflicts) {}

  private final Votes all;
  private final Votes people;
  private final TruthModel truth;

  private WeakSupervision(Votes all, Votes people, TruthModel truth) {
    this.all = all;
    this.people = people;
    this.truth = truth;
  }

  /**
   * Learns one accuracy per source.
   *
   * @param votes of people and sources
   * @param model whether the annotator is a labeling function or a model, by number
   */
  public static WeakSupervision fit(Votes votes, boolean[] model, Stopping stopping) {
    boolean[] person = new boolean[model.length];
    for (int a = 0; a < model.length; a++) {
      person[a] = !model[a];
    }
    return new WeakSupervision(votes, votes.ofAnnotators(person), OneCoin.fit(votes, stopping));
  }

  /** Returns the consensus of all. */
  public TruthModel truth() {
    return truth;
  }

  /** Returns people's votes alone: the only ones to measure agreement of. */
  public Votes people() {
    return people;
  }

  /** Tells what is known of a source. */
  public Source source(int number) {
    int labels = 0;
    int labelled = 0;
    int beside = 0;
    int conflicting = 0;
    for (int unit = 0; unit < all.unitCount(); unit++) {
      labelled += all.size(unit) > 0 ? 1 : 0;
      for (int i = all.start(unit); i < all.end(unit); i++) {
        if (all.annotator(i) == number) {
          labels++;
          beside += people.size(unit) > 0 ? 1 : 0;
          conflicting += people.size(unit) > 0 && !said(unit, all.category(i)) ? 1 : 0;
        }
      }
    }
    return new Source(
        number,
        truth.skill(number),
        (double) labels / labelled,
        beside == 0 ? Double.NaN : (double) conflicting / beside);
  }

  private boolean said(int unit, int category) {
    for (int i = people.start(unit); i < people.end(unit); i++) {
      if (people.category(i) == category) {
        return true;
      }
    }
    return false;
  }
}
