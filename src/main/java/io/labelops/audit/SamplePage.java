package io.labelops.audit;

import io.labelops.guideline.LabelClass;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page of a sample for an auditor to label.
 *
 * @param frozen the findings are recorded and take nothing more
 */
record SamplePage(
    String auditId,
    boolean frozen,
    String guidelineKey,
    String guidelineVersion,
    List<LabelClass> classes,
    List<Row> rows,
    int page,
    int size,
    long total) {

  /**
   * One sampled item.
   *
   * @param releasedLabel hidden until the auditor has given a label without knowing it
   */
  record Row(
      String item,
      JsonNode payload,
      @Nullable JsonNode label,
      @Nullable String severity,
      @Nullable String note,
      @Nullable JsonNode releasedLabel) {}
}
