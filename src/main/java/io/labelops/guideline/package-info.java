/** Published versions of a guideline, each with its label classes. */
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package io.labelops.guideline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
