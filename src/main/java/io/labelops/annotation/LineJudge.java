package io.labelops.annotation;

import io.labelops.shared.RowRefused;

/** Judges the lines of one submission one after the other, in memory. */
final class LineJudge {

  private final HeldSlots held;
  private final LabelRule rule;
  private final Misfits misfits;

  LineJudge(HeldSlots held, LabelRule rule, Misfits misfits) {
    this.held = held;
    this.rule = rule;
    this.misfits = misfits;
  }

  /**
   * Finds the slot of a line, the nth line of an item for the nth slot its annotator holds, and
   * judges the label. A lease that ran out still counts while nobody else has taken the slot.
   */
  GivenLabel judge(SubmissionLine line) throws RowRefused {
    Long itemId = held.item(line.item());
    if (itemId == null) {
      throw LineFault.UNKNOWN_ITEM.refused();
    }
    HeldSlot slot = held.next(itemId, line.annotator());
    if (slot == null) {
      throw (held.had(itemId, line.annotator())
              ? LineFault.DUPLICATE
              : misfits.fault(itemId, line.annotator()))
          .refused();
    }
    String version = slot.guidelineVersion();
    if (line.guidelineVersion() != null && !line.guidelineVersion().equals(version)) {
      throw LineFault.OTHER_GUIDELINE.refused();
    }
    String label = rule.canonical(line.label(), version);
    held.fill(slot);
    return new GivenLabel(slot, label, line.seconds());
  }
}
