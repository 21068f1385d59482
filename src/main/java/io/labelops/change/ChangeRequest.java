package io.labelops.change;

import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.ChangeOrigin;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change a guideline.
 *
 * @param baseVersion the version it is about; null for the one in force
 * @param raiseKey the same key again is the same request
 */
public record ChangeRequest(
    @Nullable String guidelineKey,
    @Nullable String title,
    @Nullable String reason,
    @Nullable ChangeOrigin origin,
    @Nullable String reference,
    @Nullable String baseVersion,
    @Nullable ChangeClass declaredClass,
    @Nullable Set<String> affectedClasses,
    @Nullable String raiseKey) {}
