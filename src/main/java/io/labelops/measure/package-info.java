/** Agreement, consensus, bounds and sampling as pure functions on arrays; depends on nothing. */
@NullMarked
package io.labelops.measure;

import org.jspecify.annotations.NullMarked;
