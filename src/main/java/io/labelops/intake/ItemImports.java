package io.labelops.intake;

import io.labelops.program.DatasetVersion;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ImportReport;
import io.labelops.shared.InvalidImport;
import io.labelops.shared.Json;
import io.labelops.shared.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Takes items in bulk, each import as a whole or not at all. */
@Service
class ItemImports {

  private static final Pattern IMPORT_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  private final DatasetVersions versions;
  private final ItemStaging staging;
  private final ImportLog log;
  private final Items items;
  private final Json json;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final DataSize largest;

  ItemImports(
      DatasetVersions versions,
      ItemStaging staging,
      ImportLog log,
      Items items,
      Json json,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock,
      @Value("${labelops.intake.largest-import:2GB}") DataSize largest) {
    this.versions = versions;
    this.staging = staging;
    this.log = log;
    this.items = items;
    this.json = json;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
    this.largest = largest;
  }

  /** Takes an import; the same id with the same body answers the first report again. */
  ImportReport take(Delivery delivery, InputStream body) throws IOException {
    if (!IMPORT_ID.matcher(delivery.importId()).matches()) {
      throw new InvalidImport(
          "importId has 1 to 100 letters, digits, dots, colons, hyphens and underscores");
    }
    String dataset = delivery.datasetKey();
    DatasetVersion version = versions.newest(dataset);
    if (log.find(dataset, delivery.importId()).isEmpty()) {
      requireOpen(version);
    }
    try (Spool spool = Spool.of(body, delivery.gzip(), largest)) {
      return transaction.execute(_ -> merge(delivery, spool));
    }
  }

  private ImportReport merge(Delivery delivery, Spool spool) {
    String dataset = delivery.datasetKey();
    log.lock(dataset);
    var known = log.find(dataset, delivery.importId());
    if (known.isPresent()) {
      return known.get().reportFor(spool.hash(), delivery.importId(), json);
    }
    requireOpen(versions.newest(dataset));
    var report = new ImportReport.Collector();
    OffsetDateTime now = OffsetDateTime.now(clock);
    staging.stage(rows(delivery.format(), spool), report);
    staging.refuseRepeats(report);
    staging.refuseChanges(dataset, report);
    report.take(staging.take(dataset, now));
    ImportReport result = report.report().inOrder();
    log.add(delivery, spool.hash(), json.write(result), now);
    return result;
  }

  private static ItemRows rows(ImportFormat format, Spool spool) {
    try {
      return switch (format) {
        case CSV -> new CsvItemRows(spool.read());
        case JSON_LINES -> new JsonItemRows(spool.read());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the door: the dataset has all its items. */
  DatasetVersion complete(String datasetKey) {
    return transaction.execute(
        _ -> {
          DatasetVersionId id = versions.newest(datasetKey).id();
          log.lock(datasetKey);
          if (items.count(datasetKey) == 0) {
            throw new NoItems(
                "dataset %s has no items; POST them to /api/v1/datasets/%s/items first"
                    .formatted(datasetKey, datasetKey));
          }
          if (versions.completeItems(id)) {
            events.publishEvent(new ItemsCompleted(id));
          }
          return versions.require(id);
        });
  }

  private static void requireOpen(DatasetVersion version) {
    if (version.itemsCompleteAt() != null || !version.stage().takesItems()) {
      throw new IntakeClosed(
          "%s is %s and its items are %s; it takes no more items"
              .formatted(
                  version.id(),
                  version.stage(),
                  version.itemsCompleteAt() == null ? "not complete" : "complete"));
    }
  }
}
