/** Questions of annotators, and the answers that hold for everybody who meets the same. */
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
