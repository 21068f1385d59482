/**
 * The same items blind to all reviewers: how far they agree, and how well they meet expert gold.
 */
@ApplicationModule(
    allowedDependencies = {"shared", "access", "measure", "task", "ledger", "guideline", "program"})
@NullMarked
package io.labelops.calibration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
