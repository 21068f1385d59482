/** Confirmed errors, told to the annotators who made them. */
@ApplicationModule(allowedDependencies = {"shared", "access", "clarification"})
@NullMarked
package io.labelops.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
