package io.labelops.guideline;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version followed another one, told in the transaction that publishes it; not for a first one.
 *
 * @param classes codes of the version before whose labels may be wrong; of a MAJOR change never
 *     empty, of the others always
 * @param grace how long leases under the version before may still be finished, with a MAJOR change
 * @param changeId the change request it came from
 */
public record GuidelinePublished(
    String guidelineKey,
    String version,
    ChangeClass changeClass,
    Set<String> classes,
    String versionBefore,
    Duration grace,
    Instant publishedAt,
    @Nullable String changeId) {

  public GuidelinePublished {
    classes = Set.copyOf(classes);
  }
}
