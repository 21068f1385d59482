package io.labelops.process;

import io.labelops.annotation.BatchView;
import io.labelops.annotation.Breach;
import io.labelops.annotation.LateBatches;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows a late batch to the person who decides on it. */
@Component
@WithEngine
class LateBatchEvidence {

  private final LateBatches late;
  private final Links links;

  LateBatchEvidence(LateBatches late, Links links) {
    this.late = late;
    this.links = links;
  }

  Evidence of(Breach breach) {
    BatchView batch = breach.batch();
    return new Evidence(
        "Batch %s of vendor %s is late. Extend it, take the missing part, or pull it?"
            .formatted(batch.batchId(), batch.vendorKey()),
        null,
        links.to("/api/v1/batches/" + batch.batchId()),
        "Contract version %d: %s after the %s, pauses left out. The breach stays counted whatever is decided."
            .formatted(
                breach.contractVersion(),
                Instants.readable(breach.agreed()),
                batch.round() == 1 ? "batch was available" : "rework was opened"),
        List.of(
            Evidence.Figure.of("Round", String.valueOf(batch.round())),
            Evidence.Figure.of("Due", Instants.readable(breach.due())),
            Evidence.Figure.of("Late by", Instants.readable(breach.lateBy())),
            Evidence.Figure.of("Excused pauses", Instants.readable(breach.excused())),
            new Evidence.Figure(
                "Labels delivered",
                String.valueOf(batch.done()),
                String.valueOf(batch.slots()),
                String.valueOf(batch.slots()),
                null,
                null),
            Evidence.Figure.of("Labels being made", String.valueOf(batch.leased()))),
        List.of(),
        late.otherVendors(batch.batchId()).stream()
            .map(vendor -> new Evidence.Option(vendor, vendor))
            .toList());
  }
}
