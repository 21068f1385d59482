package io.labelops.annotation;

import io.labelops.access.ActingPerson;
import io.labelops.shared.ImportReport;
import io.labelops.shared.ImportedRows;
import io.labelops.shared.Json;
import io.labelops.shared.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private final BatchRepository batches;
  private final ActingVendors vendors;
  private final SubmissionStaging staging;
  private final SubmittedLabels labels;
  private final SubmissionLog log;
  private final Rounds rounds;
  private final ImportedRows rows;
  private final Terms terms;
  private final Json json;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Submissions(
      BatchRepository batches,
      ActingVendors vendors,
      SubmissionStaging staging,
      SubmittedLabels labels,
      SubmissionLog log,
      Rounds rounds,
      ImportedRows rows,
      Terms terms,
      Json json,
      TransactionTemplate transaction,
      Clock clock) {
    this.batches = batches;
    this.vendors = vendors;
    this.staging = staging;
    this.labels = labels;
    this.log = log;
    this.rounds = rounds;
    this.rows = rows;
    this.terms = terms;
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
    // What was taken is told again even when the batch was handed to another vendor meanwhile.
    Optional<SubmissionLog.Entry> known = log.find(vendorKey, submissionId);
    if (known.isEmpty() && batches.findByIdAndVendorKey(batchId, vendorKey).isEmpty()) {
      throw new UnknownBatch(batchId);
    }
    try (Spool spool = Spool.of(body, gzip, LARGEST)) {
      return known.isPresent()
          ? reportAgain(known.get(), batchId, submissionId, spool)
          : transaction.execute(_ -> merge(batchId, vendorKey, submissionId, spool));
    }
  }

  private ImportReport merge(String batchId, String vendorKey, String submissionId, Spool spool) {
    Batch batch = batches.lock(batchId, vendorKey);
    Optional<SubmissionLog.Entry> known = log.find(vendorKey, submissionId);
    if (known.isPresent()) {
      return reportAgain(known.get(), batchId, submissionId, spool);
    }
    if (batch.state() != BatchState.LABELING) {
      throw new BatchNotLabeling(batch);
    }
    var report = new ImportReport.Collector();
    staging.stage(lines(spool), report);
    staging.judge(batch, terms.dataset(batch.dataset()).guidelineKey(), report);
    Instant now = Instant.now(clock);
    report.take(labels.take(batch, submissionId, now));
    ImportReport result = report.report().inOrder();
    log.add(batch, submissionId, spool.hash(), json.write(result), now);
    rounds.endIfFilled(batch);
    rows.count("labels", result);
    return result;
  }

  private ImportReport reportAgain(
      SubmissionLog.Entry known, String batchId, String submissionId, Spool spool) {
    if (!known.batchId().equals(batchId) || !Arrays.equals(known.bodyHash(), spool.hash())) {
      throw new SubmissionConflict(submissionId);
    }
    return json.read(known.report(), ImportReport.class);
  }

  private static SubmissionLines lines(Spool spool) {
    try {
      return new SubmissionLines(spool.read());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
