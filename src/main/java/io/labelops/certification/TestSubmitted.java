package io.labelops.certification;

/** All items of a test are answered. */
public record TestSubmitted(long certificationId, long attemptId) {}
