package io.labelops.quality;

/**
 * A batch gate proved bad work and its policy stopped the annotator; told in that transaction.
 *
 * @param datasetKey the dataset whose gate it was
 * @param evidenceKey the gate result that proves it
 */
public record AnnotatorStopped(
    long annotatorId, String datasetKey, String evidenceKey, String reason) {}
