package io.labelops.annotation;

import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Stage;
import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Contract;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the batches of a pilot's rounds, and takes their labels over into production. */
@Service
public class PilotBatches {

  private final BatchCutting cutting;
  private final BatchRepository batches;
  private final Slots slots;
  private final Waves waves;
  private final FinalLabels finalLabels;
  private final Terms terms;
  private final DatasetVersions versions;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PilotBatches(
      BatchCutting cutting,
      BatchRepository batches,
      Slots slots,
      Waves waves,
      FinalLabels finalLabels,
      Terms terms,
      DatasetVersions versions,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cutting = cutting;
    this.batches = batches;
    this.slots = slots;
    this.waves = waves;
    this.finalLabels = finalLabels;
    this.terms = terms;
    this.versions = versions;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** The wave of a pilot's round. */
  public static int wave(int round) {
    return -round;
  }

  /**
   * Opens the batches of a round once, shared among all vendors that have annotators enough, so
   * that the pilot meets those who will label production.
   */
  @Transactional
  public OpenedBatches open(
      DatasetVersionId dataset, int round, List<Long> items, int annotatorsPerItem) {
    waves.lock(dataset);
    OpenedBatches before = waves.opened(dataset, wave(round));
    if (before.batches() > 0) {
      return before;
    }
    Dataset settings = terms.dataset(dataset);
    VendorShares shares = new VendorShares(able(settings, annotatorsPerItem));
    Map<String, List<Long>> dealt = new LinkedHashMap<>();
    items.forEach(item -> dealt.computeIfAbsent(shares.next(), _ -> new ArrayList<>()).add(item));
    dealt.forEach(
        (vendor, share) -> cut(dataset, round, settings, vendor, share, annotatorsPerItem));
    slots.analyze();
    versions.moveTo(dataset, Stage.PILOT);
    if (items.isEmpty()) {
      events.publishEvent(new BatchesSettled(dataset, wave(round)));
    }
    return waves.opened(dataset, wave(round));
  }

  /**
   * Makes the labels of a round work of production: items with a majority get it as their final
   * label. A repeat changes nothing.
   *
   * @param leftOut items that are labelled afresh
   * @return how many items have their final label
   */
  @Transactional
  public int count(DatasetVersionId dataset, int round, Set<Long> leftOut) {
    waves.lock(dataset);
    Instant now = Instant.now(clock);
    int counted = 0;
    for (String id : ids(dataset, wave(round))) {
      Batch batch = batches.lock(id);
      if (batch.count(now)) {
        batches.save(batch);
        counted += finalLabels.write(batch, leftOut, Map.of());
      }
    }
    return counted;
  }

  private void cut(
      DatasetVersionId dataset,
      int round,
      Dataset settings,
      String vendor,
      List<Long> share,
      int annotators) {
    int first = waves.nextNumber(dataset);
    for (int i = 0; i < Math.ceilDiv(share.size(), settings.batchSize()); i++) {
      cutting.create(Origin.of(dataset, first + i, wave(round), BatchKind.PILOT), vendor);
    }
    slots.cutEvenly(dataset, first, settings.batchSize(), annotators, share);
  }

  /** Those with annotators for every pass of an item, or all where nobody has. */
  private List<Contract> able(Dataset settings, int annotatorsPerItem) {
    List<Contract> contracts = terms.contracts(settings.programKey());
    if (contracts.isEmpty()) {
      throw new NoVendor(settings.programKey());
    }
    Set<String> large =
        jdbc.sql(
                """
                SELECT vendor_key FROM annotator WHERE active
                 GROUP BY vendor_key HAVING count(*) >= :annotators
                """)
            .param("annotators", annotatorsPerItem)
            .query(String.class)
            .set();
    List<Contract> able =
        contracts.stream().filter(contract -> large.contains(contract.vendorKey())).toList();
    return able.isEmpty() ? contracts : able;
  }

  private List<String> ids(DatasetVersionId dataset, int wave) {
    return jdbc.sql(
            """
            SELECT id FROM batch
             WHERE dataset_key = :dataset AND version = :version AND wave = :wave AND kind = 'PILOT'
             ORDER BY number
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("wave", wave)
        .query(String.class)
        .list();
  }
}
