package io.labelops.review;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an adjudicator sees of an item, blind.
 *
 * @param votes labels without annotators, in an order of the reader's own
 * @param precedents how earlier cases between the same labels were decided
 */
record AdjudicationRow(
    String item,
    @JsonRawValue String payload,
    List<JsonNode> votes,
    Map<String, Integer> precedents,
    String state,
    @Nullable JsonNode label,
    @Nullable String ruleCited,
    boolean guidelineSilent,
    @Nullable String rationale) {}
