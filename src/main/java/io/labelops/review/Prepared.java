package io.labelops.review;

/** How many items of a round are open. */
public record Prepared(int adjudications, int reviewItems) {}
