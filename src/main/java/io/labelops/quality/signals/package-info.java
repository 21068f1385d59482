/**
 * What labels tell of people and data beyond whether they are right: reasons to look, no verdicts.
 */
@NullMarked
package io.labelops.quality.signals;

import org.jspecify.annotations.NullMarked;
