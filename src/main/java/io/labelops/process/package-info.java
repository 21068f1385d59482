/**
 * Job workers, messages and deployment: the only package that knows Camunda.
 *
 * <p>Workers and listeners carry {@code @WithEngine}, so that tests can do without an engine.
 */
@ApplicationModule
@NullMarked
package io.labelops.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
