package io.labelops.annotation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One delivered label, as the vendor wrote it.
 *
 * @param label any JSON value but null; what it may be is for the {@link LabelRule}
 * @param seconds spent on it, from 0
 */
public record SubmissionLine(
    String item,
    String annotator,
    JsonNode label,
    @Nullable String guidelineVersion,
    @Nullable Double seconds) {}
