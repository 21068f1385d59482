/** Users, their groups and tokens, and the person who is acting. */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package io.labelops.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
