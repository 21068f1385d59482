package io.labelops.quality.model;

/**
 * What a model or a labeling function says of an item.
 *
 * @param source its number among the sources of the consensus, from 0
 */
public record SourceVote(long itemId, int source, String label) {}
