/** Preferences by hand and on recorded judgments. */
@NullMarked
package io.labelops.measure.preference;

import org.jspecify.annotations.NullMarked;
