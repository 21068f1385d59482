/** Task types: what a label may be, how far two are apart, and what several of them come to. */
@ApplicationModule(allowedDependencies = {"shared", "measure"})
@NullMarked
package io.labelops.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
