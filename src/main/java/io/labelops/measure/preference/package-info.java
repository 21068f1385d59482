/** Pairwise preferences and what distorts them. */
@NullMarked
package io.labelops.measure.preference;

import org.jspecify.annotations.NullMarked;
