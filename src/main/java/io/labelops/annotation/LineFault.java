package io.labelops.annotation;

import io.labelops.shared.RowRefused;

/** Why a readable line of a submission is not taken. */
enum LineFault {
  UNKNOWN_ITEM("item", "is no item of this batch"),
  UNKNOWN_ANNOTATOR("annotator", "is no annotator of this vendor"),
  ALREADY_SUBMITTED("item", "was labelled by this annotator already"),
  DUPLICATE("item", "is there more than once for this annotator"),
  NO_LEASE(
      "item",
      "is not leased by this annotator: it was never claimed, or the lease ran out and the slot"
          + " went to somebody else"),
  OTHER_GUIDELINE("guidelineVersion", "is not the version that was shown with the lease");

  private final String field;
  private final String reason;

  LineFault(String field, String reason) {
    this.field = field;
    this.reason = reason;
  }

  RowRefused refused() {
    return new RowRefused(field, reason);
  }
}
