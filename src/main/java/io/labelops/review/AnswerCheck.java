package io.labelops.review;

import io.labelops.shared.RowRefused;
import io.labelops.task.LabelRules;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of one answer. */
sealed interface AnswerCheck {

  int LONGEST_TEXT = 2_000;

  record Taken(ReviewItem.Verdict verdict) implements AnswerCheck {}

  /** The same answer again. */
  record Repeated() implements AnswerCheck {}

  record Refused(String field, String reason) implements AnswerCheck {}

  /**
   * Checks an answer against its item.
   *
   * @param otherKind the same item among those of the other kind in this round
   * @param rules of the dataset's labels
   * @param standing who may decide the items of the round
   */
  static AnswerCheck of(
      ReviewKind kind,
      ReviewItem item,
      @Nullable ReviewItem otherKind,
      ReviewAnswer answer,
      LabelRules rules,
      Standing standing,
      String actor) {
    if (tooLong(answer.rationale()) || tooLong(answer.ruleCited())) {
      return new Refused("rationale", "has more than %d characters".formatted(LONGEST_TEXT));
    }
    if (standing.labelled(actor, item)) {
      return new Refused("item", "was labelled by you, so somebody else decides it");
    }
    if (kind == ReviewKind.ADJUDICATION) {
      String reviewer = otherKind == null ? null : otherKind.verdict().decidedBy();
      if (actor.equals(reviewer)) {
        return new Refused("item", "was reviewed by you, so somebody else adjudicates it");
      }
      Set<String> experts = standing.expertsOf(item, reviewer);
      if (!experts.isEmpty() && !experts.contains(actor)) {
        return new Refused("item", "needs an expert of its classes: " + String.join(", ", experts));
      }
    }
    AnswerCheck check =
        kind == ReviewKind.REVIEW
            ? review(item, answer, rules, actor)
            : adjudication(answer, rules, actor);
    return check instanceof Taken taken && !standing.isPartial(item)
        ? again(item, otherKind, taken)
        : check;
  }

  private static AnswerCheck again(ReviewItem item, @Nullable ReviewItem otherKind, Taken taken) {
    ReviewItem.Verdict known = item.verdict();
    if (item.isOpen()) {
      return taken;
    }
    if (known.asOpen().equals(taken.verdict())) {
      return new Repeated();
    }
    if (!String.valueOf(known.decidedBy()).equals(taken.verdict().decidedBy())) {
      return new Refused("item", "was decided by somebody else");
    }
    if (known.closed()) {
      return new Refused("item", "was recorded with its task and does not change any more");
    }
    if (known.verdict() == ReviewVerdict.ESCALATED && otherKind != null && !otherKind.isOpen()) {
      return new Refused("item", "was escalated and is adjudicated already");
    }
    return taken;
  }

  private static AnswerCheck review(
      ReviewItem item, ReviewAnswer answer, LabelRules rules, String actor) {
    ReviewVerdict verdict = verdict(answer.verdict());
    boolean given = answer.label() != null && !answer.label().isNull();
    boolean derived = answer.verdict() == null && given;
    if (verdict == null && !derived) {
      return new Refused(
          "verdict", "must be CONFIRMED, CORRECTED or ESCALATED, or be left out beside a label");
    }
    String majority = item.majority(rules);
    String label = null;
    if (verdict == ReviewVerdict.CORRECTED || given) {
      try {
        label = rules.canonical(answer.label());
      } catch (RowRefused refused) {
        return new Refused("label", refused.reason());
      }
    }
    if (derived) {
      verdict = majority.equals(label) ? ReviewVerdict.CONFIRMED : ReviewVerdict.CORRECTED;
    }
    if (verdict == ReviewVerdict.CONFIRMED && label != null && !label.equals(majority)) {
      return new Refused("label", "is not the majority; to change it, the verdict is CORRECTED");
    }
    if (verdict == ReviewVerdict.CORRECTED && majority.equals(label)) {
      return new Refused("label", "is the majority; to keep it, the verdict is CONFIRMED");
    }
    String kept =
        verdict == ReviewVerdict.ESCALATED
            ? null
            : verdict == ReviewVerdict.CONFIRMED ? majority : label;
    return new Taken(
        new ReviewItem.Verdict(verdict, kept, null, false, answer.rationale(), actor, false));
  }

  private static AnswerCheck adjudication(ReviewAnswer answer, LabelRules rules, String actor) {
    boolean silent = Boolean.TRUE.equals(answer.guidelineSilent());
    boolean cited = answer.ruleCited() != null && !answer.ruleCited().isBlank();
    String label;
    try {
      label = rules.canonical(answer.label());
    } catch (RowRefused refused) {
      return new Refused("label", refused.reason());
    }
    if (silent == cited) {
      return new Refused(
          "ruleCited", "name the rule, or say that the guideline is silent: one of both");
    }
    if (answer.rationale() == null || answer.rationale().isBlank()) {
      return new Refused("rationale", "is missing: later cases are decided by it");
    }
    return new Taken(
        new ReviewItem.Verdict(
            ReviewVerdict.ADJUDICATED,
            label,
            cited ? answer.ruleCited() : null,
            silent,
            answer.rationale(),
            actor,
            false));
  }

  private static @Nullable ReviewVerdict verdict(@Nullable String name) {
    return Arrays.stream(ReviewVerdict.values())
        .filter(verdict -> verdict != ReviewVerdict.ADJUDICATED && verdict.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static boolean tooLong(@Nullable String text) {
    return text != null && text.length() > LONGEST_TEXT;
  }
}
