package io.labelops.certification;

/** A suspension is appealed. */
public record AppealRaised(long certificationId, long suspensionId) {}
