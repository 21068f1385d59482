package io.labelops.review;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a reviewer sees of an item: the votes and where they lead. */
record ReviewRow(
    String item,
    ReviewReason reason,
    @JsonRawValue String payload,
    Map<String, Integer> votes,
    String majority,
    String state,
    @Nullable ReviewVerdict verdict,
    @Nullable String label,
    @Nullable String rationale) {}
