/** What is true, from what annotators of unknown skill said. */
@NullMarked
package io.labelops.measure.consensus;

import org.jspecify.annotations.NullMarked;
