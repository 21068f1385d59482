/** Gold scores against recorded data and by hand. */
@NullMarked
package io.labelops.measure.gold;

import org.jspecify.annotations.NullMarked;
