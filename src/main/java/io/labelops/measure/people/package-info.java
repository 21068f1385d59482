/** Signals that an annotator needs a look: outliers, speeders, straight-liners, copies, trends. */
@NullMarked
package io.labelops.measure.people;

import org.jspecify.annotations.NullMarked;
