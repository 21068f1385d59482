package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.labelops.annotation.BatchState;
import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.escalation.Escalations;
import io.labelops.ledger.EscalationRaised;
import io.labelops.ledger.Link;
import java.util.List;
import org.springframework.stereotype.Component;

/** The jobs that send a decision up which nobody took in time. */
@Component
@WithEngine
public class EscalatingWorkers {

  private final Batches batches;
  private final Escalations escalations;

  EscalatingWorkers(Batches batches, Escalations escalations) {
    this.batches = batches;
    this.escalations = escalations;
  }

  @JobWorker(type = "escalate-late-batch")
  public void escalateLateBatch(@Variable String batchId, @Variable int round) {
    BatchView batch = batches.require(batchId);
    if (batch.state() != BatchState.LABELING || batch.round() != round) {
      return;
    }
    escalations.raise(
        new EscalationRaised(
            "late:%s:%d:%s".formatted(batchId, round, batch.dueAt()),
            "Batch %s of vendor %s is late and nobody has decided: extend it, take the part, or pull it?"
                .formatted(batchId, batch.vendorKey()),
            List.of(
                EscalationRaised.Option.of("Extend it"),
                EscalationRaised.Option.of("Take the part that is complete"),
                EscalationRaised.Option.of("Pull it and give it to another vendor")),
            batch.dataset(),
            Link.to("batch", batchId),
            EscalationRaised.Impact.BATCH,
            null,
            List.of(batchId),
            null,
            "labelops"));
  }
}
