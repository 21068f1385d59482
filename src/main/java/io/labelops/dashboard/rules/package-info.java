/** Guidelines with their ontologies, and the changes to them, as people read and edit them. */
@NullMarked
package io.labelops.dashboard.rules;

import org.jspecify.annotations.NullMarked;
