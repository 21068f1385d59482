package io.labelops.clarification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.labelops.ledger.Link;
import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question as staff see it.
 *
 * @param owner username of who is responsible for its class; null where the quality lead is
 * @param askers how many annotators still ask
 * @param blocking whether the item is not handed out while it is open
 * @param changeKey the guideline change that its answer asked for
 */
public record Question(
    long id,
    @JsonIgnore DatasetVersionId dataset,
    String datasetVersion,
    String batchId,
    String item,
    @JsonIgnore long itemId,
    QuestionReason reason,
    boolean blocking,
    @Nullable String classCode,
    String guidelineKey,
    String guidelineVersion,
    @Nullable String owner,
    QuestionState state,
    Instant askedAt,
    int policyVersion,
    Instant dueAt,
    Instant remindAt,
    int askers,
    @Nullable String answer,
    @Nullable String ruleCited,
    @Nullable String changeKey,
    @Nullable Instant closedAt) {

  public boolean isOpen() {
    return state == QuestionState.OPEN;
  }

  /** How the decision log names it, and what blocks its item. */
  public String link() {
    return Link.to("question", id);
  }
}
