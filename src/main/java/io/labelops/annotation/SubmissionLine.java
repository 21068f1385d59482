package io.labelops.annotation;

import org.jspecify.annotations.Nullable;

/** One delivered label, as the vendor wrote it. */
record SubmissionLine(
    long line,
    String item,
    String annotator,
    String label,
    @Nullable String guidelineVersion,
    @Nullable Double seconds) {}
