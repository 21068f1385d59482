/** The verdict on a dataset version: checks, sign-offs, the package, and the gate that answers. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "task",
      "measure",
      "ledger",
      "program",
      "guideline",
      "quality",
      "audit"
    })
@NullMarked
package io.labelops.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
