package io.labelops.certification;

/** A major version of the guideline made a certificate provisional. */
public record CertificateProvisional(long certificationId, long certificateId, int major) {}
