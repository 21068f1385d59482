package io.labelops.task;

import io.labelops.measure.Agreement;
import io.labelops.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How far annotators agree on labels of a type.
 *
 * @param agreement Krippendorff's α with the distance of the type; percent counts two labels as
 *     agreeing where each is right by the other
 * @param distance the name of the distance
 * @param interval of α; null where there is none
 */
public record LabelAgreement(Agreement agreement, String distance, @Nullable Interval interval) {}
