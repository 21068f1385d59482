package io.labelops.workforce;

/** A person who labels, known by a pseudonym only. */
public record Annotator(long id, String vendorKey, String pseudonym, boolean active) {}
