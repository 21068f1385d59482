package io.labelops.guideline;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody found that a guideline has to change; any module may publish it. What adjudication
 * raises joins the open change that adjudication asked for between the same classes.
 *
 * @param raiseKey names what it was raised for, such as {@code adjudication:birds:1:b001:1}; the
 *     same key again raises nothing new
 * @param raisedBy username of who becomes the requester, and so never an approver
 * @param affectedClasses codes it is about, none where that is not known
 * @param reference where the finding is told, such as an API path
 */
public record ChangeRaised(
    String raiseKey,
    String guidelineKey,
    ChangeOrigin origin,
    String title,
    String reason,
    String raisedBy,
    Set<String> affectedClasses,
    @Nullable String reference) {

  public ChangeRaised {
    affectedClasses = Set.copyOf(affectedClasses);
  }
}
