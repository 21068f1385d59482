package io.labelops.review;

/** A round's adjudication when it is complete. */
public record Adjudicated(int guidelineSilent, int adjudicated) {}
