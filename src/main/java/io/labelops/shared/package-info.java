/** What every module speaks: dataset version ids, import reports and problems. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.labelops.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
