package io.labelops.shared;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises that PostgreSQL refused a text, above all for a NUL character in it. */
final class UnstorableText {

  // Character not in repertoire, untranslatable character.
  private static final Set<String> STATES = Set.of("22021", "22P05");

  private UnstorableText() {}

  static boolean caused(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isRefusal(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** A fault of the connection pool has no state. */
  private static boolean isRefusal(@Nullable String state) {
    return state != null && STATES.contains(state);
  }
}
