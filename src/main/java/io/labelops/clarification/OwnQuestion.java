package io.labelops.clarification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question as the vendor of who asked sees it; who else asks is nobody's business.
 *
 * @param blocking whether the item is held back meanwhile, and its time does not count
 * @param withdrawn whether this annotator took it back
 */
public record OwnQuestion(
    long id,
    String batchId,
    String item,
    String annotator,
    QuestionReason reason,
    @Nullable String classCode,
    String text,
    boolean blocking,
    QuestionState state,
    Instant askedAt,
    Instant dueAt,
    boolean withdrawn,
    @Nullable String answer,
    @Nullable String ruleCited,
    @Nullable Instant closedAt) {}
