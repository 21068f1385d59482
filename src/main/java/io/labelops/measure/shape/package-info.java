/**
 * Labels that are more than a category: boxes, spans, sets and rankings, and how far apart they
 * are.
 */
@NullMarked
package io.labelops.measure.shape;

import org.jspecify.annotations.NullMarked;
