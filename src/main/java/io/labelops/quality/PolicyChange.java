package io.labelops.quality;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The next version of terms.
 *
 * @param terms all of the gate's, by name
 * @param reason why, null where nobody says
 * @param read the newest version of the scope when it was read, 0 for none; null where it may be
 *     any
 */
public record PolicyChange(
    Map<String, Object> terms, @Nullable String reason, @Nullable Integer read) {

  /** Changes terms whatever they are now. */
  static PolicyChange of(Map<String, Object> terms) {
    return new PolicyChange(terms, null, null);
  }
}
