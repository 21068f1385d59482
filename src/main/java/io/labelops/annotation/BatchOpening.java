package io.labelops.annotation;

import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Stage;
import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Contract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final LabelingOrders ordering;
  private final Slots slots;
  private final Waves waves;
  private final RelabelOrders orders;
  private final Terms terms;
  private final DatasetVersions versions;
  private final ApplicationEventPublisher events;

  BatchOpening(
      BatchCutting cutting,
      RelabelVendors relabelVendors,
      LabelingOrders ordering,
      Slots slots,
      Waves waves,
      RelabelOrders orders,
      Terms terms,
      DatasetVersions versions,
      ApplicationEventPublisher events) {
    this.cutting = cutting;
    this.relabelVendors = relabelVendors;
    this.ordering = ordering;
    this.slots = slots;
    this.waves = waves;
    this.orders = orders;
    this.terms = terms;
    this.versions = versions;
    this.events = events;
  }

  /** Opens the production batches of all items, whichever of them are gold. */
  public OpenedBatches openProduction(DatasetVersionId dataset) {
    return openProduction(dataset, Planting.NONE);
  }

  /** Opens the production batches of all items, given out by the contracts' shares. */
  @Transactional
  public OpenedBatches openProduction(DatasetVersionId dataset, Planting planting) {
    waves.lock(dataset);
    OpenedBatches before = waves.opened(dataset, PRODUCTION_WAVE);
    if (before.batches() > 0) {
      return before;
    }
    Dataset settings = terms.dataset(dataset);
    VendorShares shares = new VendorShares(contracts(settings));
    Map<Long, Boolean> piloted = waves.piloted(dataset);
    List<Long> order = ordering.of(dataset);
    List<Long> untouched = order.stream().filter(item -> !piloted.containsKey(item)).toList();
    Deal deal = Deal.of(untouched, planting, settings.batchSize(), shares::next);
    int first = waves.nextNumber(dataset);
    for (int i = 0; i < deal.vendors().size(); i++) {
      cutting.create(
          Origin.of(dataset, first + i, PRODUCTION_WAVE, BatchKind.PRODUCTION),
          deal.vendors().get(i));
    }
    slots.cut(dataset, first, settings.batchSize(), settings.labelsPerItem(), deal.items());
    slots.disguise(dataset, first, settings.labelsPerItem(), planting.gold());
    List<Long> afresh =
        order.stream().filter(item -> Boolean.FALSE.equals(piloted.get(item))).toList();
    afresh(dataset, settings, afresh);
    return announce(dataset, PRODUCTION_WAVE, Stage.LABELING);
  }

  /** What a pilot left without a final label goes where enough people have not labelled it yet. */
  private void afresh(DatasetVersionId dataset, Dataset settings, List<Long> chosen) {
    relabelVendors
        .choose(dataset, chosen, ranked(settings, List.of()), Set.of(), settings.labelsPerItem())
        .forEach(
            (vendor, share) ->
                cut(dataset, PRODUCTION_WAVE, BatchKind.PRODUCTION, settings, vendor, share));
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
    List<Long> chosen = ordering.of(dataset).stream().filter(order.items()::contains).toList();
    List<String> vendors = ranked(settings, order.vendorsBestFirst());
    relabelVendors
        .choose(dataset, chosen, vendors, order.barred(), settings.labelsPerItem())
        .forEach(
            (vendor, share) ->
                relabel(dataset, RELABEL_WAVE, settings, vendor, share, order.barred()));
    return announce(dataset, RELABEL_WAVE, Stage.RELABELING);
  }

  /**
   * Opens batches of items whose labels became doubtful, by a changed guideline or a model, in the
   * wave that is open.
   *
   * <p>The same order again answers what it opened first; a version whose wave is settled opens
   * none, since what is frozen for its audit no longer changes.
   */
  @Transactional
  public OpenedBatches openAfterChange(
      DatasetVersionId dataset, String orderKey, Set<Long> doubtful) {
    waves.lock(dataset);
    Stage stage = versions.require(dataset).stage();
    int wave = stage == Stage.RELABELING ? RELABEL_WAVE : PRODUCTION_WAVE;
    Optional<OpenedBatches> before = orders.find(orderKey, dataset, wave);
    if (before.isPresent()) {
      return before.get();
    }
    boolean open =
        (stage == Stage.LABELING || stage == Stage.RELABELING) && !waves.isSettled(dataset, wave);
    if (!open || doubtful.isEmpty()) {
      return new OpenedBatches(wave, 0, 0);
    }
    Dataset settings = terms.dataset(dataset);
    List<Long> chosen = ordering.of(dataset).stream().filter(doubtful::contains).toList();
    int first = waves.nextNumber(dataset);
    relabelVendors
        .choose(dataset, chosen, ranked(settings, List.of()), Set.of(), settings.labelsPerItem())
        .forEach((vendor, share) -> relabel(dataset, wave, settings, vendor, share, Set.of()));
    slots.analyze();
    return orders.add(
        orderKey, dataset, wave, first, waves.nextNumber(dataset) - first, chosen.size());
  }

  private void relabel(
      DatasetVersionId dataset,
      int wave,
      Dataset settings,
      String vendorKey,
      List<Long> share,
      Set<Long> barred) {
    cut(dataset, wave, BatchKind.RELABEL, settings, vendorKey, share)
        .forEach(batch -> slots.bar(batch.id(), barred));
  }

  private List<Batch> cut(
      DatasetVersionId dataset,
      int wave,
      BatchKind kind,
      Dataset settings,
      String vendorKey,
      List<Long> share) {
    int first = waves.nextNumber(dataset);
    List<Batch> batches =
        IntStream.range(first, first + Math.ceilDiv(share.size(), settings.batchSize()))
            .mapToObj(number -> Origin.of(dataset, number, wave, kind))
            .map(origin -> cutting.create(origin, vendorKey))
            .toList();
    slots.cut(dataset, first, settings.batchSize(), settings.labelsPerItem(), share);
    return batches;
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
