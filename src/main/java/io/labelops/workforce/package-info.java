/** Vendors, their annotators, and the terms they work under. */
@ApplicationModule(allowedDependencies = {"shared", "access", "program"})
@NullMarked
package io.labelops.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
