package io.labelops.escalation;

/** An escalation is stored and waits for its process. */
public record EscalationOpened(long id, String raiseKey) {}
