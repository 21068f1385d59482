package io.labelops.certification;

import io.labelops.task.TaskType;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates are asked for; null leaves a field open, but those that others took the place
 * of are shown only where that state is asked for.
 */
public record CertificateFilter(
    @Nullable String vendor,
    @Nullable String annotator,
    @Nullable TaskType taskType,
    @Nullable String guideline,
    @Nullable String language,
    @Nullable String state) {}
