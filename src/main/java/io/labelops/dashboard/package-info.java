/** Pages, figures and lineage for managers, read from the views the other modules publish. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "measure",
      "quality",
      "guideline",
      "change",
      "gold",
      "ledger",
      "escalation",
      "dispute",
      "certification",
      "feedback",
      "calibration"
    })
@NullMarked
package io.labelops.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
