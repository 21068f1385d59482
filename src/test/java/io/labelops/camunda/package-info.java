/** A Camunda 8 for process tests inside the test's own JVM. */
@NullMarked
package io.labelops.camunda;

import org.jspecify.annotations.NullMarked;
