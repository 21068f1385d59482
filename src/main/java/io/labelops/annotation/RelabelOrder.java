package io.labelops.annotation;

import java.util.List;
import java.util.Set;

/**
 * What a failed audit sends back to labeling.
 *
 * @param vendorsBestFirst each item goes to the first that has enough annotators for it
 * @param barred annotators who get none of it
 */
public record RelabelOrder(Set<Long> items, List<String> vendorsBestFirst, Set<Long> barred) {

  public RelabelOrder {
    items = Set.copyOf(items);
    vendorsBestFirst = List.copyOf(vendorsBestFirst);
    barred = Set.copyOf(barred);
  }
}
