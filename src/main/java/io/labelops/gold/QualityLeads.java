package io.labelops.gold;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.NotAllowed;

/** Who may see gold at all: the fewer know it, the longer it measures something. */
final class QualityLeads {

  private QualityLeads() {}

  static void require(ActingPerson person) {
    if (person.role() != Role.ADMIN && !person.groups().contains("quality")) {
      throw new NotAllowed(
          "%s is not in the group quality, and nobody else sees gold".formatted(person.username()));
    }
  }
}
