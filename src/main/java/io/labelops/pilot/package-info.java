/** Pilots: rounds of blind labels on a small sample before a dataset goes to production. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "measure",
      "task",
      "ledger",
      "guideline",
      "program",
      "annotation",
      "quality",
      "review"
    })
@NullMarked
package io.labelops.pilot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
