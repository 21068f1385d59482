/** Questions of annotators, the answers that hold for all, and guidelines in their languages. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "ledger",
      "guideline",
      "program",
      "workforce",
      "annotation"
    })
@NullMarked
package io.labelops.clarification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
