/** Gold, gate policies and results, and what is measured of a batch and of a dataset version. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "task",
      "access",
      "measure",
      "ledger",
      "program",
      "guideline",
      "workforce",
      "annotation"
    })
@NullMarked
package io.labelops.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
