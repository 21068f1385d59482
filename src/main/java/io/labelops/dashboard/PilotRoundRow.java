package io.labelops.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One round of a pilot with its gate result and what production would take by it. */
record PilotRoundRow(
    int round,
    int items,
    int annotatorsPerItem,
    String guidelineVersion,
    Instant openedAt,
    @Nullable String decision,
    @Nullable String decidedBy,
    @Nullable Integer counted,
    @Nullable String outcome,
    @Nullable String gateReason,
    @Nullable Integer policyVersion,
    @Nullable Integer moreItems,
    @Nullable Long estimatedItems,
    @Nullable Long estimatedLabels,
    @Nullable Double hoursP50,
    @Nullable Double hoursP80,
    @Nullable BigDecimal costP50,
    @Nullable BigDecimal costP80,
    @Nullable String currency,
    List<CheckRow> checks,
    List<Confusion> confusions,
    List<Disputed> disagreements) {

  /** Two classes given for the same item. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Confusion(String first, String second, int pairs) {}

  /** An item whose labels differ. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Disputed(String item, Map<String, Integer> votes) {

    public String said() {
      return new TreeMap<>(votes)
          .entrySet().stream()
              .map(vote -> vote.getKey() + ": " + vote.getValue())
              .collect(Collectors.joining(", "));
    }
  }
}
