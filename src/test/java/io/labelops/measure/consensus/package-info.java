/** Consensus against published values, recorded data and planted truth. */
@NullMarked
package io.labelops.measure.consensus;

import org.jspecify.annotations.NullMarked;
