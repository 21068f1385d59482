package io.labelops.program;

/** What was asked for, and whether it is new. */
public record Creation<T>(T value, boolean created) {}
