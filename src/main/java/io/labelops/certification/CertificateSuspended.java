package io.labelops.certification;

/** A certificate was suspended. */
public record CertificateSuspended(long certificationId, long suspensionId) {}
