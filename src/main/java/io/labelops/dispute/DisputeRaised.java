package io.labelops.dispute;

/** A vendor disputes a verdict. */
public record DisputeRaised(long id) {}
