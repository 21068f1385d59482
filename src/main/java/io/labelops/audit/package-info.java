/** Acceptance sampling of final labels: seeded draws, blind findings, verdicts. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "task",
      "access",
      "measure",
      "program",
      "guideline",
      "quality"
    })
@NullMarked
package io.labelops.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
