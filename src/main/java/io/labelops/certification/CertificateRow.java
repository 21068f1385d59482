package io.labelops.certification;

import io.labelops.task.TaskType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is certified for what until when.
 *
 * @param state as of now: PROBATION, CERTIFIED, PROVISIONAL, SUSPENDED, EXPIRED, FAILED, WITHDRAWN,
 *     RENEWED
 * @param goodUntil when it ends, sooner than {@code validUntil} where it is provisional
 * @param why how it came to its state
 */
public record CertificateRow(
    long certificate,
    long certification,
    String vendorKey,
    String annotator,
    TaskType taskType,
    String guidelineKey,
    int guidelineMajor,
    String language,
    String state,
    Instant issuedAt,
    Instant validUntil,
    Instant goodUntil,
    @Nullable Integer provisionalMajor,
    String why) {}
