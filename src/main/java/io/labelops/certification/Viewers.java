package io.labelops.certification;

import io.labelops.access.ActingPerson;
import io.labelops.shared.NotAllowed;
import org.jspecify.annotations.Nullable;

/** Whose certificates a person sees. */
final class Viewers {

  private Viewers() {}

  /** The vendor the person is bound to, null for staff; who judges blind sees none. */
  static @Nullable String vendor(ActingPerson person) {
    if (person.judgesBlind()) {
      throw new NotAllowed(
          person.username() + " judges labels blind and may not see whose certificate is whose");
    }
    return person.isStaff() ? null : person.requireVendor();
  }
}
