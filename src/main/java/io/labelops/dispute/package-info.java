/** Verdicts that a vendor does not accept, looked at again by a second reviewer. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "ledger",
      "program",
      "annotation",
      "quality",
      "review",
      "escalation"
    })
@NullMarked
package io.labelops.dispute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
