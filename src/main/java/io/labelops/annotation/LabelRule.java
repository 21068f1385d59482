package io.labelops.annotation;

import io.labelops.shared.RowRefused;
import tools.jackson.databind.JsonNode;

/** Judges what was written as a label of one dataset, by its task type and label set. */
@FunctionalInterface
interface LabelRule {

  /**
   * The label as it is stored, the same text for all that mean the same.
   *
   * @param written any JSON value but null
   * @param guidelineVersion that was shown to the annotator
   * @throws RowRefused why it is no label, with field {@code label}
   */
  String canonical(JsonNode written, String guidelineVersion) throws RowRefused;
}
