/** How annotators earn, keep, lose and get back the certificates they label under. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "task",
      "measure",
      "ledger",
      "guideline",
      "program",
      "workforce",
      "annotation",
      "quality"
    })
@NullMarked
package io.labelops.certification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
