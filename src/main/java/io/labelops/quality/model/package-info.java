/** What models and labeling functions say of items, and what follows from it. */
@NullMarked
package io.labelops.quality.model;

import org.jspecify.annotations.NullMarked;
