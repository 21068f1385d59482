package io.labelops.quality;

/** How often one label was given where gold says another. */
public record LabelConfusion(String expected, String given, int count) {}
