/** Programs, their datasets, and the stage each dataset version has reached. */
@ApplicationModule(allowedDependencies = {"shared", "access", "ledger", "guideline", "task"})
@NullMarked
package io.labelops.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
