/** Signals from data by hand and against reference values. */
@NullMarked
package io.labelops.measure.data;

import org.jspecify.annotations.NullMarked;
