package io.labelops.intake;

import io.labelops.program.DatasetVersion;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ImportBody;
import io.labelops.shared.ImportLimits;
import io.labelops.shared.ImportReport;
import io.labelops.shared.ImportTooLarge;
import io.labelops.shared.ImportedRows;
import io.labelops.shared.InvalidImport;
import io.labelops.shared.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Takes items in bulk.
 *
 * <p>The rows of an import are stored while they arrive and become items all together at its end,
 * or not at all. Sent again under its id, an import goes on after what is stored.
 */
@Service
class ItemImports {

  private static final Pattern IMPORT_ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  private final DatasetVersions versions;
  private final ItemUpload upload;
  private final ImportParts parts;
  private final ImportMerge merge;
  private final ImportRefusals refusals;
  private final ImportLog log;
  private final Items items;
  private final ImportedRows imported;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ImportLimits limits;

  ItemImports(
      DatasetVersions versions,
      ItemUpload upload,
      ImportParts parts,
      ImportMerge merge,
      ImportRefusals refusals,
      ImportLog log,
      Items items,
      ImportedRows imported,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock,
      @Value("${labelops.intake.largest-import}") DataSize largest,
      @Value("${labelops.intake.most-ratio}") int mostRatio) {
    this.versions = versions;
    this.upload = upload;
    this.parts = parts;
    this.merge = merge;
    this.refusals = refusals;
    this.log = log;
    this.items = items;
    this.imported = imported;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
    this.limits = new ImportLimits(largest, mostRatio);
  }

  /** Takes an import; the same id with the same body goes on, or answers the first report again. */
  ImportReport take(Delivery delivery, InputStream body) throws IOException {
    if (!IMPORT_ID.matcher(delivery.importId()).matches()) {
      throw new InvalidImport(
          "importId has 1 to 100 letters, digits, dots, colons, hyphens and underscores");
    }
    String dataset = delivery.datasetKey();
    Optional<ItemImport> earlier = log.find(dataset, delivery.importId());
    if (!earlier.map(ItemImport::isComplete).orElse(false)) {
      requireOpen(versions.newest(dataset));
    }
    boolean begun = earlier.isEmpty() && log.begin(delivery, OffsetDateTime.now(clock));
    ItemImport known = require(dataset, delivery.importId());
    try {
      var lines = new Lines(ImportBody.of(body, delivery.gzip(), limits));
      upload.receive(known, lines, delivery.format());
      return finish(dataset, known, lines);
    } catch (InvalidImport | ImportTooLarge | IntakeClosed e) {
      if (begun) {
        forget(known);
      }
      throw e;
    }
  }

  private ImportReport finish(String dataset, ItemImport known, Lines lines) {
    if (!known.isComplete()) {
      log.merging(known.id());
      transaction.executeWithoutResult(_ -> complete(dataset, known, lines));
    }
    require(dataset, known.importId()).requireSame(lines.hash());
    return refusals.report(known.id());
  }

  private void complete(String dataset, ItemImport known, Lines lines) {
    log.lock(dataset);
    if (parts.lock(known).isComplete()) {
      return;
    }
    requireOpen(versions.newest(dataset));
    List<ImportPosition> stored = parts.positions(known.id());
    OffsetDateTime now = OffsetDateTime.now(clock);
    long taken = merge.run(dataset, known.id(), stored, now);
    parts.clear(known.id());
    log.complete(known.id(), lines.hash(), lines.position(), taken, now);
    imported.count("items", refusals.report(known.id()));
  }

  ItemImport require(String datasetKey, String importId) {
    return log.find(datasetKey, importId)
        .orElseThrow(() -> new UnknownImport(datasetKey, importId));
  }

  /** Gives up an import that is not complete; nothing of it stays. */
  void delete(String datasetKey, String importId) {
    forget(require(datasetKey, importId));
  }

  private void forget(ItemImport known) {
    transaction.executeWithoutResult(
        _ -> {
          if (parts.lock(known).isComplete()) {
            throw ImportConflict.complete(known.importId());
          }
          parts.drop(known.id());
          log.delete(known.id());
        });
  }

  /** Closes the door: the dataset has all its items. */
  DatasetVersion complete(String datasetKey) {
    return transaction.execute(
        _ -> {
          DatasetVersionId id = versions.newest(datasetKey).id();
          List<String> unfinished = log.unfinished(datasetKey);
          if (!unfinished.isEmpty()) {
            throw new UnfinishedImports(datasetKey, unfinished);
          }
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
