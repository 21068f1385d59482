package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.labelops.annotation.BatchOpening;
import io.labelops.annotation.OpenedBatches;
import io.labelops.annotation.RelabelOrder;
import io.labelops.audit.AuditFindings;
import io.labelops.audit.Relabel;
import io.labelops.gold.GoldPlanting;
import io.labelops.quality.FlaggedAnnotators;
import io.labelops.shared.DatasetVersionId;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The jobs that open the waves of labeling. */
@Component
@WithEngine
public class BatchOpeningWorkers {

  private final BatchOpening opening;
  private final AuditFindings audits;
  private final FlaggedAnnotators flagged;
  private final GoldPlanting planting;

  BatchOpeningWorkers(
      BatchOpening opening,
      AuditFindings audits,
      FlaggedAnnotators flagged,
      GoldPlanting planting) {
    this.planting = planting;
    this.opening = opening;
    this.audits = audits;
    this.flagged = flagged;
  }

  @JobWorker(type = "open-batches")
  public Map<String, Object> openBatches(@Variable String datasetKey, @Variable int version) {
    DatasetVersionId dataset = new DatasetVersionId(datasetKey, version);
    OpenedBatches opened = opening.openProduction(dataset, planting.plan(dataset));
    return Map.of("wave", opened.wave(), "batchesOpened", opened.batches());
  }

  @JobWorker(type = "open-relabel-batches")
  public Map<String, Object> openRelabelBatches(
      @Variable String datasetKey, @Variable int version, @Variable String auditId) {
    DatasetVersionId dataset = new DatasetVersionId(datasetKey, version);
    Relabel relabel = audits.relabel(auditId);
    OpenedBatches opened =
        opening.openRelabel(
            dataset,
            new RelabelOrder(
                Set.copyOf(relabel.itemIds()), relabel.vendors(), Set.copyOf(flagged.of(dataset))));
    return Map.of(
        "wave", opened.wave(),
        "batchesOpened", opened.batches(),
        "relabelItems", opened.items());
  }
}
