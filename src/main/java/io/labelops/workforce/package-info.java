/** Vendors, their annotators, and the terms and certificates they work under. */
@ApplicationModule(allowedDependencies = {"shared", "access", "task", "program"})
@NullMarked
package io.labelops.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
