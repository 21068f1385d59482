package io.labelops.cli;

/** Something a fault must not bring about. */
record Violation(String kind, String what) {}
