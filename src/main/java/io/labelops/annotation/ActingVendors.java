package io.labelops.annotation;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells for which vendor a person acts; every query is bound to it. */
@Component
class ActingVendors {

  private final BatchRepository batches;
  private final Terms terms;

  ActingVendors(BatchRepository batches, Terms terms) {
    this.batches = batches;
    this.terms = terms;
  }

  /**
   * The vendor whose batches the person sees, null for staff, who see all unless they judge blind.
   */
  @Nullable String seenBy(ActingPerson person) {
    if (person.judgesBlind()) {
      throw new NotAllowed(
          person.username() + " judges labels blind and may not see whose batch they are from");
    }
    return person.isStaff() ? null : person.requireVendor();
  }

  /** The vendor the person labels for: its own, or the batch's where labels are replayed. */
  String labelingFor(ActingPerson person, String batchId) {
    if (person.role() != Role.ADMIN) {
      return person.requireVendor();
    }
    Batch batch = batches.require(batchId);
    if (!terms.dataset(batch.dataset()).isReplay()) {
      throw new NotAllowed(
          "an administrator delivers recorded labels only, and %s is labelled live"
              .formatted(batch.dataset()));
    }
    return batch.vendorKey();
  }
}
