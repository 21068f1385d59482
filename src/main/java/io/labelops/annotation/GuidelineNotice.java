package io.labelops.annotation;

import io.labelops.guideline.ChangeClass;
import java.time.Instant;

/**
 * A new guideline version as a running batch hears of it.
 *
 * @param graceUntil when leases under the version before end and new claims begin, with a MAJOR
 *     change; else when it was published
 */
public record GuidelineNotice(
    String batchId,
    String guidelineKey,
    String version,
    String versionBefore,
    ChangeClass changeClass,
    Instant publishedAt,
    Instant graceUntil) {}
