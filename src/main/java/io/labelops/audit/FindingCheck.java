package io.labelops.audit;

import io.labelops.shared.RowRefused;
import io.labelops.task.LabelRules;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides row by row whether a finding may be taken. */
final class FindingCheck {

  private static final int LONGEST_NOTE = 2_000;

  /** What is decided on one finding. */
  sealed interface Answer {}

  /**
   * The finding is taken for this item.
   *
   * @param defect whether the released label is not right by the auditor's
   */
  record Taken(long itemId, String label, String labelClass, boolean defect) implements Answer {}

  /** A field is wrong. */
  record Wrong(@Nullable String field, String reason) implements Answer {}

  private final Map<String, SampleRows.Sampled> sample;
  private final LabelRules rules;
  private final Set<Long> decidedByAuditor;
  private final Set<String> seen = new HashSet<>();

  FindingCheck(
      Map<String, SampleRows.Sampled> sample, LabelRules rules, Set<Long> decidedByAuditor) {
    this.sample = sample;
    this.rules = rules;
    this.decidedByAuditor = decidedByAuditor;
  }

  Answer check(@Nullable Finding finding) {
    if (finding == null) {
      return wrong(null, "is empty");
    }
    SampleRows.Sampled sampled = finding.item() == null ? null : sample.get(finding.item());
    if (sampled == null) {
      return wrong("item", "is not in this audit's sample");
    }
    String label;
    try {
      label = rules.canonical(finding.label());
    } catch (RowRefused refused) {
      return wrong(refused.field(), refused.reason());
    }
    if (decidedByAuditor.contains(sampled.itemId())) {
      return wrong("item", "was decided by you in review; another auditor has to look at it");
    }
    String earlier = sampled.auditorLabel();
    if (earlier != null && !earlier.equals(label)) {
      return wrong("label", "stands as it was first given: the released label is known by now");
    }
    if (finding.severity() != null && severity(finding.severity()).isEmpty()) {
      return wrong("severity", "is one of " + Arrays.toString(Severity.values()));
    }
    if (finding.note() != null && !storable(finding.note())) {
      return wrong("note", "has more than " + LONGEST_NOTE + " characters or a zero character");
    }
    return seen.add(sampled.key())
        ? new Taken(
            sampled.itemId(),
            label,
            LabelClasses.of(rules, label),
            !rules.isRight(sampled.releasedLabel(), label))
        : wrong("item", "is answered twice in this request");
  }

  private static boolean storable(String note) {
    return note.length() <= LONGEST_NOTE && note.indexOf('\0') < 0;
  }

  private static Optional<Severity> severity(String name) {
    return Arrays.stream(Severity.values()).filter(s -> s.name().equals(name)).findFirst();
  }

  private static Answer wrong(@Nullable String field, String reason) {
    return new Wrong(field, reason);
  }
}
