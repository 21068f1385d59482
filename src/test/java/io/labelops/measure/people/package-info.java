/** Signals about people against published charts and by hand. */
@NullMarked
package io.labelops.measure.people;

import org.jspecify.annotations.NullMarked;
