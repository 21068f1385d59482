/** Agreement, bounds, consensus and sampling as pure functions on arrays; depends on nothing. */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@NullMarked
package io.labelops.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
