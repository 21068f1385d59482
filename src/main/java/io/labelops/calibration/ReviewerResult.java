package io.labelops.calibration;

import io.labelops.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How a reviewer met expert gold; on few items that is no ground for comparing people.
 *
 * @param missing whether they had not answered when time was up, so that nothing is counted
 * @param answers on gold, of this calibration and earlier ones since the reviewer was last
 *     retrained
 * @param bounds of the share that is right, exact and one-sided at 95 % each
 * @param moreItems how many more gold items would decide, null where none is needed or none would
 */
public record ReviewerResult(
    String reviewer,
    boolean missing,
    int given,
    @Nullable Integer answers,
    @Nullable Integer correct,
    @Nullable Interval bounds,
    @Nullable String evidence,
    @Nullable Integer moreItems,
    @Nullable CalibrationVerdict verdict,
    @Nullable String reason) {}
