package io.labelops.quality;

import io.labelops.shared.DatasetVersionId;
import java.util.List;

/**
 * A measurement to store as a gate result.
 *
 * @param resultKey the same for every repeat of the same measurement
 * @param inputsHash {@link InputsHash} of all it was computed from
 * @param detail kept as JSON for whoever measured
 */
public record Measured(
    String resultKey,
    DatasetVersionId dataset,
    Gate gate,
    String subject,
    int policyVersion,
    String inputsHash,
    List<Check> checks,
    Object detail) {}
