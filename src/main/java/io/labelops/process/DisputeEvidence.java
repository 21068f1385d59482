package io.labelops.process;

import io.labelops.dispute.Dispute;
import io.labelops.dispute.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows a disputed verdict to its second reviewer, without the names of anybody. */
@Component
class DisputeEvidence {

  private final Links links;

  DisputeEvidence(Links links) {
    this.links = links;
  }

  Evidence of(Dispute dispute, String said) {
    boolean correction = dispute.kind() == VerdictKind.CORRECTION;
    List<Evidence.Figure> figures = new ArrayList<>();
    figures.add(
        Evidence.Figure.of(
            "Verdict",
            correction
                ? "a reviewer gave the item another label"
                : "the batch came back by the labeler's fault"));
    figures.add(Evidence.Figure.of("It says", said));
    figures.add(Evidence.Figure.of("Given", Instants.readable(dispute.verdictAt())));
    figures.add(Evidence.Figure.of("Disputed", Instants.readable(dispute.raisedAt())));
    figures.add(Evidence.Figure.of("To be answered by", Instants.readable(dispute.dueAt())));
    return new Evidence(
        "Does the verdict on %s hold?"
            .formatted(
                correction
                    ? "item %s of batch %s".formatted(dispute.item(), dispute.batchId())
                    : "batch " + dispute.batchId()),
        dispute.policyVersion(),
        links.to("/api/v1/batches/" + dispute.batchId() + "/reviews"),
        "The vendor says: " + dispute.reason(),
        figures,
        dispute.item() == null
            ? List.of()
            : List.of(new Evidence.Row(dispute.item(), "disputed correction", null)),
        List.of());
  }
}
