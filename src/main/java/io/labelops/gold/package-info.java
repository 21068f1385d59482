/** The life of gold: sets of it and their approval, challenges, plans, exposure and leakage. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "measure",
      "task",
      "ledger",
      "program",
      "guideline",
      "workforce",
      "annotation",
      "quality"
    })
@NullMarked
package io.labelops.gold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
