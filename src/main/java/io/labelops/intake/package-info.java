/** Items of datasets: their import, and the profile people approve the dataset on. */
@ApplicationModule(allowedDependencies = {"shared", "access", "program", "workforce"})
@NullMarked
package io.labelops.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
