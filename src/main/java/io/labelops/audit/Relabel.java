package io.labelops.audit;

import java.util.List;

/**
 * What a failed audit sends back to labeling.
 *
 * @param classes the released labels whose items all go back
 * @param itemIds the items, ascending
 * @param vendors all vendors of the sample, those with the fewest defects first
 */
public record Relabel(List<String> classes, List<Long> itemIds, List<String> vendors) {}
