package io.labelops.review;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One row of a reviewer's or adjudicator's answers; each is checked by itself.
 *
 * @param verdict CONFIRMED, CORRECTED or ESCALATED, of a reviewer; null beside a label: what
 *     follows from it, as for a reviewer who does not see the votes
 * @param ruleCited the rule an adjudicator applied, unless the guideline is silent
 */
record ReviewAnswer(
    @Nullable String item,
    @Nullable String verdict,
    @Nullable JsonNode label,
    @Nullable String ruleCited,
    @Nullable Boolean guidelineSilent,
    @Nullable String rationale) {}
