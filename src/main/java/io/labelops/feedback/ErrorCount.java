package io.labelops.feedback;

/** How many confirmed errors an annotator has, and how many of them were not read in time. */
public record ErrorCount(
    String vendorKey, String annotator, long errors, long acknowledged, long overdue) {}
