/** Items that labels do not settle, and the people's verdicts on them. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "task",
      "access",
      "ledger",
      "program",
      "guideline",
      "annotation",
      "clarification",
      "quality"
    })
@NullMarked
package io.labelops.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
