/** The commands that talk to a running labelops over HTTP: demo, replay, gate, bench, chaos. */
@ApplicationModule(allowedDependencies = "measure")
@NullMarked
package io.labelops.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
