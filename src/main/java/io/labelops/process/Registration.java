package io.labelops.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.labelops.program.DatasetVersion;
import org.jspecify.annotations.Nullable;

/** What became of a request: the variables of register-dataset and record-request. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Registration(
    @Nullable String datasetKey,
    @Nullable Integer version,
    @Nullable String datasetVersion,
    @Nullable String requester,
    Outcome registration,
    @Nullable Boolean pilotAsked,
    @Nullable String problem,
    @Nullable Evidence evidence) {

  /** Where a request stands. */
  enum Outcome {
    REGISTERED,
    DUPLICATE,
    UNCONFIRMED,
    WITHDRAWN
  }

  /** The version, bound to this process instance or to another one. */
  static Registration of(DatasetVersion version, boolean pilotAsked, boolean claimed) {
    return new Registration(
        version.id().datasetKey(),
        version.id().version(),
        version.id().toString(),
        version.requester(),
        claimed ? Outcome.REGISTERED : Outcome.DUPLICATE,
        pilotAsked,
        null,
        null);
  }

  static Registration unconfirmed(
      @Nullable String datasetKey, @Nullable String problem, Evidence evidence) {
    return new Registration(
        datasetKey, null, null, null, Outcome.UNCONFIRMED, null, problem, evidence);
  }
}
