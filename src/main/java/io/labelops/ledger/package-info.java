/** The append-only log of decisions and costs. */
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package io.labelops.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
