package io.labelops.process;

import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a form sent. */
record Answer(@Nullable Object whole) {

  static Answer of(ActivatedJob job) {
    return new Answer(job.getVariablesAsMap().get("answer"));
  }

  /** Reason code and comment, for the ledger. */
  @Nullable String reason() {
    if (!(whole instanceof Map<?, ?> fields)) {
      return null;
    }
    String reason =
        Stream.of(fields.get("reasonCode"), fields.get("comment"))
            .filter(Objects::nonNull)
            .map(Object::toString)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(": "));
    return reason.isEmpty() ? null : reason;
  }
}
