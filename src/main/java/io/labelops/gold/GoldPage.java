package io.labelops.gold;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.labelops.guideline.LabelClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The candidates of a set as one person may see them, with the guideline to follow. */
record GoldPage(
    String goldSetId,
    String guidelineKey,
    String guidelineVersion,
    List<LabelClass> classes,
    List<Row> items) {

  /**
   * A candidate, blind.
   *
   * @param votes the two experts' labels for the adjudicator, in an order of the item's own; none
   *     for the experts
   * @param label the reader's own
   */
  record Row(
      String item,
      @JsonRawValue String payload,
      List<String> votes,
      @Nullable String label,
      boolean unusable,
      @Nullable String rationale) {}
}
