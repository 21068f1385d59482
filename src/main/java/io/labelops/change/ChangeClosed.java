package io.labelops.change;

import org.jspecify.annotations.Nullable;

/**
 * A change came to its end: published, withdrawn or refused.
 *
 * @param raiseKey what it was raised for; null where a person asked for it
 */
public record ChangeClosed(String changeId, @Nullable String raiseKey, ChangeState state) {}
