package io.labelops.certification;

/** The training material of a certification was read. */
public record MaterialAcknowledged(long certificationId) {}
