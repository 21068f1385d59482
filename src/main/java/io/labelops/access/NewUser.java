package io.labelops.access;

import io.labelops.shared.Key;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user to be added; a vendor's user names the vendor, and only that one does. */
record NewUser(
    @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,63}") String username,
    @NotBlank @Size(max = 200) String displayName,
    @NotNull Role role,
    @Nullable @Pattern(regexp = Key.PATTERN) String vendorKey,
    @Nullable Set<@NotBlank @Size(max = 64) String> groups,
    @Nullable @Size(min = 12, max = 72) String password) {

  NewUser {
    groups = groups == null ? Set.of() : Set.copyOf(groups);
  }

  @Override
  public Set<String> groups() {
    return groups == null ? Set.of() : groups;
  }

  boolean namesVendorRightly() {
    return (role == Role.VENDOR) == (vendorKey != null);
  }

  @Override
  public String toString() {
    return "NewUser[" + username + ", " + role + "]";
  }
}
