package io.labelops.annotation;

/** A running batch has to go on under a new guideline version. */
public record GuidelineNoticed(String batchId, String guidelineVersion) {}
