package io.labelops.review;

import io.labelops.task.LabelRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item a person has to look at, with the votes as they stood. */
record ReviewItem(
    long id,
    long itemId,
    String item,
    ReviewReason reason,
    Map<String, Integer> votes,
    boolean votesShown,
    Verdict verdict) {

  /** What was decided, as far as it is. */
  record Verdict(
      @Nullable ReviewVerdict verdict,
      @Nullable String label,
      @Nullable String ruleCited,
      boolean guidelineSilent,
      @Nullable String rationale,
      @Nullable String decidedBy,
      boolean closed) {

    Verdict asOpen() {
      return new Verdict(verdict, label, ruleCited, guidelineSilent, rationale, decidedBy, false);
    }
  }

  boolean isOpen() {
    return verdict.verdict() == null;
  }

  String state() {
    return isOpen() ? "OPEN" : "DECIDED";
  }

  ReviewItem decided(Verdict decided) {
    return new ReviewItem(id, itemId, item, reason, votes, votesShown, decided);
  }

  /**
   * Returns what the votes come to by the rules of their type; where they are tied, the label given
   * most, the first in order.
   */
  String majority(LabelRules rules) {
    String settled = rules.settle(votes).label();
    return settled == null ? Votes.majority(votes) : settled;
  }
}
