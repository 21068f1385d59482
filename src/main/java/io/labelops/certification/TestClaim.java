package io.labelops.certification;

import io.labelops.guideline.LabelClass;
import java.util.List;

/**
 * A test as it is handed out, with the guideline and labels to show.
 *
 * @param answered how many items were answered before
 */
record TestClaim(
    long certification,
    int number,
    ScoreBasis kind,
    String annotator,
    String guidelineKey,
    String guidelineVersion,
    List<LabelClass> classes,
    int answered,
    List<Item> items) {

  /** An item still to be answered. */
  record Item(String item, String payload) {}
}
