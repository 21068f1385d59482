/** The measures against published values, brute force and recorded data. */
@NullMarked
package io.labelops.measure;

import org.jspecify.annotations.NullMarked;
