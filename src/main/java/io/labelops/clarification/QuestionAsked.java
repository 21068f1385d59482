package io.labelops.clarification;

/** A question is open that nobody asked before. */
public record QuestionAsked(long id) {}
