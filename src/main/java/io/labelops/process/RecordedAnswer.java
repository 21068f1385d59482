package io.labelops.process;

import io.labelops.shared.Json;
import org.jspecify.annotations.Nullable;

/** What the ledger keeps of a decided task, so that a repeated job gets the same result. */
record RecordedAnswer(
    String actor,
    @Nullable Object answer,
    @Nullable String problem,
    @Nullable String resultType,
    @Nullable Object result) {

  static RecordedAnswer taken(String actor, @Nullable Object answer, Record result) {
    return new RecordedAnswer(actor, answer, null, result.getClass().getName(), result);
  }

  static RecordedAnswer refused(String actor, @Nullable Object answer, String problem) {
    return new RecordedAnswer(actor, answer, problem, null, null);
  }

  /** Reads the stored outcome back; the type is one of our own records, or the row is not ours. */
  @SuppressWarnings("unchecked")
  <R extends Record> Recording<R> recording(Json json) {
    if (problem != null) {
      return new Recording.Refused<>(problem);
    }
    if (result == null || resultType == null || !resultType.startsWith("io.labelops.")) {
      throw new IllegalStateException("not the result of a record job: " + resultType);
    }
    try {
      Class<? extends Record> type = Class.forName(resultType).asSubclass(Record.class);
      return new Recording.Recorded<>((R) json.read(json.write(result), type), actor);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the result's record is gone: " + resultType, e);
    }
  }
}
