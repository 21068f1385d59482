package io.labelops.certification;

import io.labelops.access.ActingPerson;
import io.labelops.annotation.SubmissionLine;
import io.labelops.annotation.SubmissionLines;
import io.labelops.guideline.Guidelines;
import io.labelops.shared.ImportReport;
import io.labelops.shared.Json;
import io.labelops.shared.RowRefused;
import io.labelops.shared.Spool;
import io.labelops.task.LabelRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Takes the answers of a test, in the lines and with the report of any other submission; each item
 * is answered once, and the last one ends the test.
 */
@Service
class TestSubmissions {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final DataSize LARGEST = DataSize.ofMegabytes(4);

  private final CertificationRows rows;
  private final Attempts attempts;
  private final Guidelines guidelines;
  private final Json json;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TestSubmissions(
      CertificationRows rows,
      Attempts attempts,
      Guidelines guidelines,
      Json json,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.attempts = attempts;
    this.guidelines = guidelines;
    this.json = json;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  private record Known(long certificationId, byte[] bodyHash, String report) {}

  ImportReport take(
      long id, String submissionId, boolean gzip, InputStream body, ActingPerson person)
      throws IOException {
    if (!ID.matcher(submissionId).matches()) {
      throw new InvalidCertification(
          "a submission id has 1 to 100 letters, digits, dots, colons, hyphens and underscores");
    }
    String vendor = person.requireVendor();
    try (Spool spool = Spool.of(body, gzip, LARGEST)) {
      return Objects.requireNonNull(
          transaction.execute(_ -> take(id, vendor, submissionId, spool)));
    }
  }

  private ImportReport take(long id, String vendor, String submissionId, Spool body) {
    Certification certification = rows.lock(id, vendor);
    Optional<Known> known = known(vendor, submissionId);
    if (known.isPresent()) {
      if (known.get().certificationId() != id
          || !Arrays.equals(known.get().bodyHash(), body.hash())) {
        throw CertificationConflict.of(
            "submission %s was taken with another body; choose another id".formatted(submissionId));
      }
      return json.read(known.get().report(), ImportReport.class);
    }
    Attempt attempt =
        attempts
            .open(id)
            .orElseThrow(
                () ->
                    CertificationConflict.of(
                        "no test is under way; claim one at POST /api/v1/certifications/%d/claims"
                            .formatted(id)));
    ImportReport report = judge(certification, attempt, body);
    note(vendor, submissionId, attempt.id(), body.hash(), report);
    if (attempts.end(attempt.id())) {
      events.publishEvent(new TestSubmitted(id, attempt.id()));
    }
    return report;
  }

  private ImportReport judge(Certification certification, Attempt attempt, Spool body) {
    LabelRules rules =
        certification
            .taskType()
            .rules(guidelines.codes(certification.guidelineKey(), attempt.guidelineVersion()));
    Map<String, TestItem> open = new HashMap<>();
    Map<String, TestItem> done = new HashMap<>();
    attempts
        .items(attempt.id())
        .forEach(item -> (item.answer() == null ? open : done).put(item.shownAs(), item));
    var report = new ImportReport.Collector();
    try {
      new SubmissionLines(body.read())
          .read(
              report,
              line -> {
                TestItem item = item(certification, attempt, line, open, done);
                String label = rules.canonical(line.label());
                attempts.answer(
                    attempt.id(), item.shownAs(), label, rules.isRight(label, item.expected()));
                open.remove(item.shownAs());
                done.put(item.shownAs(), item);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return report.report();
  }

  private static TestItem item(
      Certification certification,
      Attempt attempt,
      SubmissionLine line,
      Map<String, TestItem> open,
      Map<String, TestItem> done)
      throws RowRefused {
    if (!line.annotator().equals(certification.annotator())) {
      throw new RowRefused("annotator", "is not whose test this is");
    }
    if (line.guidelineVersion() != null
        && !line.guidelineVersion().equals(attempt.guidelineVersion())) {
      throw new RowRefused("guidelineVersion", "is not the one the test was handed out with");
    }
    if (done.containsKey(line.item())) {
      throw new RowRefused("item", "was answered already");
    }
    TestItem item = open.get(line.item());
    if (item == null) {
      throw new RowRefused("item", "is not in this test");
    }
    return item;
  }

  private Optional<Known> known(String vendor, String submissionId) {
    return jdbc.sql(
            """
            SELECT a.certification_id, s.body_hash, s.report::text AS report
              FROM certification_submission s JOIN certification_attempt a ON a.id = s.attempt_id
             WHERE s.vendor_key = :vendor AND s.submission_id = :submission
            """)
        .param("vendor", vendor)
        .param("submission", submissionId)
        .query(Known.class)
        .optional();
  }

  private void note(
      String vendor, String submissionId, long attemptId, byte[] hash, ImportReport report) {
    jdbc.sql(
            """
            INSERT INTO certification_submission
                   (vendor_key, submission_id, attempt_id, body_hash, report, received_at)
            VALUES (:vendor, :submission, :attempt, :hash, :report::jsonb, :now)
            """)
        .param("vendor", vendor)
        .param("submission", submissionId)
        .param("attempt", attemptId)
        .param("hash", hash)
        .param("report", json.write(report))
        .param("now", OffsetDateTime.now(clock))
        .update();
  }
}
