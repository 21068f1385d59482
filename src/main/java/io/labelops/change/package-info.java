/** Change requests for guidelines, from the request to the labels that are made again. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "access",
      "measure",
      "ledger",
      "guideline",
      "program",
      "annotation",
      "quality"
    })
@NullMarked
package io.labelops.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
