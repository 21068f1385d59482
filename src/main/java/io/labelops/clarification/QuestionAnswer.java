package io.labelops.clarification;

import org.jspecify.annotations.Nullable;

/**
 * What the owner says.
 *
 * @param outcome ANSWERED, UNLABELABLE or SILENT
 * @param situation the case in general words, with ANSWERED
 * @param ruling how it is decided, or why the item cannot be labelled or the guideline is silent
 * @param ruleCited the rule it follows from, with ANSWERED
 * @param classCode the class it is about; the question's where it names none
 */
public record QuestionAnswer(
    QuestionState outcome,
    @Nullable String situation,
    @Nullable String ruling,
    @Nullable String ruleCited,
    @Nullable String classCode) {}
