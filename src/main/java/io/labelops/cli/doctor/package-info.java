/** {@code labelops doctor}: looks at every part from outside and says how to mend what is wrong. */
@NullMarked
package io.labelops.cli.doctor;

import org.jspecify.annotations.NullMarked;
