package io.labelops.escalation;

import io.labelops.ledger.EscalationRaised;
import org.jspecify.annotations.Nullable;

/**
 * What the severity is judged by.
 *
 * @param hoursLeft until it is too late; null where no deadline is known
 */
public record Assessment(
    EscalationRaised.Impact impact, @Nullable Long hoursLeft, boolean sensitive) {}
