package io.labelops.change;

/** A change was withdrawn; its process ends. */
public record ChangeWithdrawn(String changeId) {}
