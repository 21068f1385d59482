package io.labelops.workforce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate to be issued.
 *
 * @param probationItems how many of the first items are looked at; 0 for none
 * @param provisionalMajor a later major it is good for until {@code provisionalUntil}
 */
public record NewCertificate(
    long certificationId,
    long annotatorId,
    CertificateScope scope,
    int guidelineMajor,
    int probationItems,
    Instant validUntil,
    @Nullable Integer provisionalMajor,
    @Nullable Instant provisionalUntil,
    String why) {}
