/** What every module speaks: dataset version ids, import reports, problems and the log. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.labelops.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
