package io.labelops.gold;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.NotAllowed;

/** Who may see gold at all: the fewer know it, the longer it measures something. */
public final class QualityLeads {

  private QualityLeads() {}

  public static boolean includes(ActingPerson person) {
    return person.role() == Role.ADMIN || person.groups().contains("quality");
  }

  public static void require(ActingPerson person) {
    if (!includes(person)) {
      throw new NotAllowed(
          "%s is not in the group quality, and nobody else sees gold".formatted(person.username()));
    }
  }
}
