/** Labels held against known answers. */
@NullMarked
package io.labelops.measure.gold;

import org.jspecify.annotations.NullMarked;
