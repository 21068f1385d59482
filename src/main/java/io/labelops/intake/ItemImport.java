package io.labelops.intake;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is noted.
 *
 * @param format null where it was taken before formats were noted
 * @param bodyHash null until it is complete
 */
record ItemImport(
    long id,
    String importId,
    ImportState state,
    @Nullable ImportFormat format,
    byte @Nullable [] bodyHash) {

  boolean isComplete() {
    return state == ImportState.COMPLETE;
  }

  /** Refuses a body that is not the one the import was taken with. */
  void requireSame(byte[] hash) {
    if (!Arrays.equals(bodyHash, hash)) {
      throw ImportConflict.otherBody(importId);
    }
  }
}
