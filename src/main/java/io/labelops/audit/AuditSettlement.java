package io.labelops.audit;

import org.jspecify.annotations.Nullable;

/**
 * How an audit ended.
 *
 * @param relabelPossible a failed lot may be relabelled and a fresh sample drawn: the sample could
 *     be assessed, an attempt is left, the labels are not recorded ones, which nobody makes again,
 *     and labels are left that nobody has drawn yet
 */
public record AuditSettlement(
    AuditVerdict verdict, @Nullable String reason, boolean relabelPossible) {}
