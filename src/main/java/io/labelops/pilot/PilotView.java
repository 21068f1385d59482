package io.labelops.pilot;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.labelops.program.PilotPlan;
import io.labelops.quality.GateResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pilot of a dataset version.
 *
 * @param plan what the dataset asks for; null where it asks for none
 * @param maxRounds the fewer of what dataset and policy allow; null without a pilot
 */
public record PilotView(@Nullable PilotPlan plan, @Nullable Integer maxRounds, List<Round> rounds) {

  /**
   * One round.
   *
   * @param strata how many items were drawn from each
   * @param gate null until it is measured
   * @param payloads of the items that annotators differ on most
   */
  public record Round(
      @JsonUnwrapped PilotRound round,
      Map<String, Integer> strata,
      @Nullable GateResult gate,
      @Nullable PilotFindings findings,
      List<Payload> payloads) {}

  /** One item as staff may see it, and the address of its way through the dataset. */
  public record Payload(String item, @JsonRawValue String payload, String lineage) {}
}
