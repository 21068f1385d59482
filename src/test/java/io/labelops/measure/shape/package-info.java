/** Shapes against brute force, hand-made cases and recorded boxes. */
@NullMarked
package io.labelops.measure.shape;

import org.jspecify.annotations.NullMarked;
