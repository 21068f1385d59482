package io.labelops.certification;

/** A certification began. */
public record CertificationStarted(long certificationId) {}
