package io.labelops.annotation;

import io.labelops.intake.Items;
import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Stage;
import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Contract;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the waves of labeling of a dataset version, each once. */
@Service
public class BatchOpening {

  private static final int PRODUCTION_WAVE = 1;
  private static final int RELABEL_WAVE = 2;

  private final BatchCutting cutting;
  private final RelabelVendors relabelVendors;
  private final Items items;
  private final Slots slots;
  private final Waves waves;
  private final Terms terms;
  private final DatasetVersions versions;
  private final ApplicationEventPublisher events;

  BatchOpening(
      BatchCutting cutting,
      RelabelVendors relabelVendors,
      Items items,
      Slots slots,
      Waves waves,
      Terms terms,
      DatasetVersions versions,
      ApplicationEventPublisher events) {
    this.cutting = cutting;
    this.relabelVendors = relabelVendors;
    this.items = items;
    this.slots = slots;
    this.waves = waves;
    this.terms = terms;
    this.versions = versions;
    this.events = events;
  }

  /** Opens the production batches of all items, given out by the contracts' shares. */
  @Transactional
  public OpenedBatches openProduction(DatasetVersionId dataset) {
    waves.lock(dataset);
    OpenedBatches before = waves.opened(dataset, PRODUCTION_WAVE);
    if (before.batches() > 0) {
      return before;
    }
    Dataset settings = terms.dataset(dataset);
    VendorShares shares = new VendorShares(contracts(settings));
    List<Long> all = items.shuffled(dataset.datasetKey());
    int first = waves.nextNumber(dataset);
    IntStream.range(first, first + Math.ceilDiv(all.size(), settings.batchSize()))
        .mapToObj(number -> Origin.of(dataset, number, PRODUCTION_WAVE, BatchKind.PRODUCTION))
        .forEach(origin -> cutting.create(origin, shares.next()));
    slots.cut(dataset, first, settings.batchSize(), settings.labelsPerItem(), all);
    return announce(dataset, PRODUCTION_WAVE, Stage.LABELING);
  }

  /** Opens the relabel batches of some items. */
  @Transactional
  public OpenedBatches openRelabel(DatasetVersionId dataset, RelabelOrder order) {
    waves.lock(dataset);
    OpenedBatches before = waves.opened(dataset, RELABEL_WAVE);
    if (before.batches() > 0) {
      return before;
    }
    Dataset settings = terms.dataset(dataset);
    List<Long> chosen =
        items.shuffled(dataset.datasetKey()).stream().filter(order.items()::contains).toList();
    List<String> vendors = ranked(settings, order.vendorsBestFirst());
    relabelVendors
        .choose(dataset, chosen, vendors, order.barred(), settings.labelsPerItem())
        .forEach((vendor, share) -> relabel(dataset, settings, vendor, share, order.barred()));
    return announce(dataset, RELABEL_WAVE, Stage.RELABELING);
  }

  private void relabel(
      DatasetVersionId dataset,
      Dataset settings,
      String vendorKey,
      List<Long> share,
      Set<Long> barred) {
    int first = waves.nextNumber(dataset);
    IntStream.range(first, first + Math.ceilDiv(share.size(), settings.batchSize()))
        .mapToObj(number -> Origin.of(dataset, number, RELABEL_WAVE, BatchKind.RELABEL))
        .map(origin -> cutting.create(origin, vendorKey))
        .forEach(batch -> slots.bar(batch.id(), barred));
    slots.cut(dataset, first, settings.batchSize(), settings.labelsPerItem(), share);
  }

  private OpenedBatches announce(DatasetVersionId dataset, int wave, Stage stage) {
    slots.analyze();
    versions.moveTo(dataset, stage);
    OpenedBatches opened = waves.opened(dataset, wave);
    if (opened.batches() == 0) {
      events.publishEvent(new BatchesSettled(dataset, wave));
    }
    return opened;
  }

  private List<String> ranked(Dataset settings, List<String> vendorsBestFirst) {
    List<String> able = contracts(settings).stream().map(Contract::vendorKey).toList();
    return Stream.concat(vendorsBestFirst.stream().filter(able::contains), able.stream())
        .distinct()
        .toList();
  }

  private List<Contract> contracts(Dataset settings) {
    List<Contract> contracts = terms.contracts(settings.programKey());
    if (contracts.isEmpty()) {
      throw new NoVendor(settings.programKey());
    }
    return contracts;
  }
}
