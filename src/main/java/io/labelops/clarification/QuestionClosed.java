package io.labelops.clarification;

/** A question needs no answer any more. */
public record QuestionClosed(long id) {}
