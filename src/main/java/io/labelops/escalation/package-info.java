/** Decisions that go up level by level until somebody takes them, each step with a clock. */
@ApplicationModule(allowedDependencies = {"shared", "access", "ledger", "program"})
@NullMarked
package io.labelops.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
