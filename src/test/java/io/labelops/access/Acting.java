package io.labelops.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Sends a MockMvc request as a person: {@code get("/api/v1/…").with(Acting.as(person))}. */
public final class Acting {

  private Acting() {}

  public static RequestPostProcessor as(ActingPerson person) {
    return authentication(new PersonAuthentication(person));
  }

  public static RequestPostProcessor as(String username, Role role, String... groups) {
    return as(person(username, role, null, groups));
  }

  public static RequestPostProcessor vendor(String username, String vendorKey) {
    return as(person(username, Role.VENDOR, vendorKey));
  }

  public static ActingPerson person(
      String username, Role role, @Nullable String vendorKey, String... groups) {
    return new ActingPerson(username, role, vendorKey, Set.of(groups));
  }
}
