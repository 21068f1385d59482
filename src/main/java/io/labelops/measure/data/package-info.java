/** Signals from the data: drift, slices, causes of error. */
@NullMarked
package io.labelops.measure.data;

import org.jspecify.annotations.NullMarked;
