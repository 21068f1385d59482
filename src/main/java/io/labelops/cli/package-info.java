/** The commands: demo, replay, gate over HTTP; measure on a file; doctor, bench and chaos. */
@ApplicationModule(allowedDependencies = {"measure", "shared", "quality"})
@NullMarked
package io.labelops.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
