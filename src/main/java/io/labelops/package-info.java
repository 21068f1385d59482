/** Labeling operations from intake to release, orchestrated by Camunda 8. */
@NullMarked
package io.labelops;

import org.jspecify.annotations.NullMarked;
