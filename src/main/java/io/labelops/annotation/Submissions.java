package io.labelops.annotation;

import io.labelops.access.ActingPerson;
import io.labelops.shared.ImportReport;
import io.labelops.shared.ImportedRows;
import io.labelops.shared.Json;
import io.labelops.shared.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Takes labels in bulk, each submission as a whole or not at all.
 *
 * <p>The same id with the same body answers the first report again, so a client may repeat whatever
 * it is unsure of.
 */
@Service
class Submissions {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final DataSize LARGEST = DataSize.ofMegabytes(64);
  private static final int ATTEMPTS = 3;

  private final BatchRepository batches;
  private final ActingVendors vendors;
  private final SubmittedLines lines;
  private final SubmissionLog log;
  private final Rounds rounds;
  private final ImportedRows rows;
  private final Json json;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Submissions(
      BatchRepository batches,
      ActingVendors vendors,
      SubmittedLines lines,
      SubmissionLog log,
      Rounds rounds,
      ImportedRows rows,
      Json json,
      TransactionTemplate transaction,
      Clock clock) {
    this.batches = batches;
    this.vendors = vendors;
    this.lines = lines;
    this.log = log;
    this.rounds = rounds;
    this.rows = rows;
    this.json = json;
    this.transaction = transaction;
    this.clock = clock;
  }

  ImportReport take(
      String batchId, String submissionId, boolean gzip, InputStream body, ActingPerson person)
      throws IOException {
    if (!ID.matcher(submissionId).matches()) {
      throw new InvalidRequest(
          "a submission id has 1 to 100 letters, digits, dots, colons, hyphens and underscores");
    }
    String vendorKey = vendors.labelingFor(person, batchId);
    try (Spool spool = Spool.of(body, gzip, LARGEST)) {
      return take(new Arrived(batchId, vendorKey, submissionId, spool));
    }
  }

  /**
   * Once more where another submission was first: of the same id for another batch, or with a label
   * of the same annotator for the same item in another batch. The database tells only then.
   */
  private ImportReport take(Arrived arrived) {
    for (int attempt = 1; ; attempt++) {
      boolean raced = attempt > 1;
      try {
        return transaction.execute(_ -> merge(arrived, raced));
      } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
        if (attempt == ATTEMPTS) {
          throw SubmissionConflict.raced(arrived.submissionId());
        }
      }
    }
  }

  /** What was taken is told again even when the batch was handed to another vendor meanwhile. */
  private ImportReport merge(Arrived arrived, boolean raced) {
    Optional<Batch> mine =
        batches.findLockedByIdAndVendorKey(arrived.batchId(), arrived.vendorKey());
    Optional<SubmissionLog.Entry> known = log.find(arrived.vendorKey(), arrived.submissionId());
    if (known.isPresent()) {
      return reportAgain(known.get(), arrived);
    }
    Batch batch = mine.orElseThrow(() -> new UnknownBatch(arrived.batchId()));
    if (batch.state() != BatchState.LABELING) {
      throw new BatchNotLabeling(batch);
    }
    Instant now = Instant.now(clock);
    SubmittedLines.Outcome taken =
        lines.take(batch, arrived.submissionId(), arrived.body(), raced, now);
    ImportReport report = taken.report();
    log.add(batch, arrived.submissionId(), arrived.body().hash(), json.write(report), now);
    if (taken.complete()) {
      rounds.submit(batch);
    }
    rows.count("labels", report);
    return report;
  }

  private ImportReport reportAgain(SubmissionLog.Entry known, Arrived arrived) {
    if (!known.batchId().equals(arrived.batchId())
        || !Arrays.equals(known.bodyHash(), arrived.body().hash())) {
      throw SubmissionConflict.differs(arrived.submissionId());
    }
    return json.read(known.report(), ImportReport.class);
  }

  private record Arrived(String batchId, String vendorKey, String submissionId, Spool body) {}
}
