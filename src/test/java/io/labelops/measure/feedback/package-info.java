/** Model feedback on planted errors. */
@NullMarked
package io.labelops.measure.feedback;

import org.jspecify.annotations.NullMarked;
