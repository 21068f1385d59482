package io.labelops.certification;

/** All first items under a certificate were looked at. */
public record ProbationReviewed(long certificationId, long certificateId) {}
