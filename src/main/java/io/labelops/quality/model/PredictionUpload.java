package io.labelops.quality.model;

import java.time.Instant;
import java.util.List;

/**
 * One delivery of predictions.
 *
 * @param classes in the order of its probabilities
 * @param items with a prediction
 * @param probabilities whether each of them has probabilities by class
 */
record PredictionUpload(
    long id,
    String uploadId,
    String model,
    String modelVersion,
    List<String> classes,
    long items,
    boolean probabilities,
    Instant receivedAt,
    String receivedBy) {}
