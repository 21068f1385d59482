package io.labelops.process;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a person's answer. */
sealed interface Recording<R extends Record> {

  /** The answer was allowed and took effect. */
  record Recorded<R extends Record>(R result, String actor) implements Recording<R> {}

  /** The answer was not allowed or incomplete; the same task opens again. */
  record Refused<R extends Record>(String problem) implements Recording<R> {}

  /** The job's variables: recorded, problem, and what the effect brought. */
  default Map<String, @Nullable Object> variables(
      Function<R, ? extends Map<String, ? extends @Nullable Object>> results) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    switch (this) {
      case Recorded<R>(R result, String _) -> {
        variables.putAll(results.apply(result));
        variables.put("recorded", true);
        variables.put("problem", null);
      }
      case Refused<R>(String problem) -> {
        variables.put("recorded", false);
        variables.put("problem", problem);
      }
    }
    return variables;
  }
}
