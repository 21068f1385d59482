/** The evaluation stack without containers: starts, watches and stops its parts. */
@NullMarked
package io.labelops.local;

import org.jspecify.annotations.NullMarked;
