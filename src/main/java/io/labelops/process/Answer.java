package io.labelops.process;

import io.camunda.client.api.response.ActivatedJob;
import java.util.Arrays;
import java.util.HashMap;
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

  /** The decision, which has to be one of those the form offers. */
  <D extends Enum<D>> D decision(Class<D> decisions) {
    String decision = text("decision");
    return Arrays.stream(decisions.getEnumConstants())
        .filter(known -> known.name().equals(decision))
        .findFirst()
        .orElseThrow(
            () ->
                new IncompleteAnswer(
                    "Choose a decision: one of "
                        + Arrays.toString(decisions.getEnumConstants())
                        + "."));
  }

  /** The fields, none when the form sent nothing. */
  Map<String, ?> fields() {
    Map<String, @Nullable Object> fields = new HashMap<>();
    if (whole instanceof Map<?, ?> sent) {
      sent.forEach((field, value) -> fields.put(String.valueOf(field), value));
    }
    return fields;
  }

  /** A field as text, null when it is absent or blank; forms send numbers and booleans too. */
  @Nullable String text(String field) {
    Object value = whole instanceof Map<?, ?> fields ? fields.get(field) : null;
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  /** Reason code and comment, for the ledger. */
  @Nullable String reason() {
    String reason =
        Stream.of(text("reasonCode"), text("comment"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(": "));
    return reason.isEmpty() ? null : reason;
  }
}
