/** Job workers, messages and deployment: the only package that knows Camunda. */
@ApplicationModule
@NullMarked
package io.labelops.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
