package io.labelops.escalation;

/** What the person who was asked did: DECIDED, DELEGATED or RAISED. */
public record Answered(String escalationOutcome) {}
