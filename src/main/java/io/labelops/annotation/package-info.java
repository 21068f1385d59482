/** Batches and who labels them: assignments, leases, submissions, original and final labels. */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "task",
      "access",
      "intake",
      "guideline",
      "workforce",
      "program",
      "ledger"
    })
@NullMarked
package io.labelops.annotation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
