/** Job workers, messages and deployment: the only package that knows Camunda. */
@NullMarked
package io.labelops.process;

import org.jspecify.annotations.NullMarked;
