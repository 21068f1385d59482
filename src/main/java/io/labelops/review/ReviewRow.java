package io.labelops.review;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a reviewer sees of an item: the votes and where they lead.
 *
 * @param votes by code, or a list of {@link Vote} where a label is more than a code; null where the
 *     policy hides them
 * @param majority null where the policy hides the votes
 */
record ReviewRow(
    String item,
    ReviewReason reason,
    @JsonRawValue String payload,
    @Nullable Object votes,
    @Nullable JsonNode majority,
    String state,
    @Nullable ReviewVerdict verdict,
    @Nullable JsonNode label,
    @Nullable String rationale) {

  /** How often a label was given. */
  record Vote(JsonNode label, int votes) {}
}
