package io.labelops.dispute;

import io.labelops.annotation.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What a second reviewer says of a disputed verdict.
 *
 * @param fault whose fault a returned batch was, needed where its return is overturned
 */
public record Resolution(DisputeOutcome outcome, @Nullable Fault fault, @Nullable String answer) {}
