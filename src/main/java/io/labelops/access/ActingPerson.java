package io.labelops.access;

import io.labelops.shared.NotAllowed;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is acting, with what they may do. */
public record ActingPerson(
    String username, Role role, @Nullable String vendorKey, Set<String> groups) {

  public ActingPerson {
    groups = Set.copyOf(groups);
  }

  public boolean isStaff() {
    return role.isStaff();
  }

  /**
   * Whether the person judges labels blind, and so sees neither whose they are nor past evidence.
   */
  public boolean judgesBlind() {
    return role == Role.REVIEWER || role == Role.AUDITOR;
  }

  /** The person's vendor, or a refusal for everybody who is not a vendor's user. */
  public String requireVendor() {
    if (vendorKey == null) {
      throw new NotAllowed(username + " does not act for a vendor; use a vendor's login");
    }
    return vendorKey;
  }
}
