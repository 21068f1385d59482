/** What a model's probabilities tell about the labels, and which items to label next. */
@NullMarked
package io.labelops.measure.feedback;

import org.jspecify.annotations.NullMarked;
