package io.labelops.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One term of a gate policy as its page shows it.
 *
 * @param meaning what it says, with its range
 * @param before what it was in the version before; null where it is the same, or there was none
 * @param choices what it may be; empty for a number
 */
record PolicyTerm(
    String name, String meaning, String value, @Nullable String before, List<String> choices) {}
