package io.labelops.annotation;

import io.labelops.program.Dataset;
import io.labelops.program.LabelRulebook;
import io.labelops.shared.ImportReport;
import io.labelops.shared.Spool;
import io.labelops.workforce.Annotators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Judges the lines of a submission in memory and stores the labels of the good ones. */
@Component
class SubmittedLines {

  private final LeasedSlots leased;
  private final LabelRulebook rulebook;
  private final SubmittedLabels labels;
  private final Slots slots;
  private final Terms terms;
  private final Annotators annotators;
  private final JdbcClient jdbc;

  SubmittedLines(
      LeasedSlots leased,
      LabelRulebook rulebook,
      SubmittedLabels labels,
      Slots slots,
      Terms terms,
      Annotators annotators,
      JdbcClient jdbc) {
    this.leased = leased;
    this.rulebook = rulebook;
    this.labels = labels;
    this.slots = slots;
    this.terms = terms;
    this.annotators = annotators;
    this.jdbc = jdbc;
  }

  /**
   * Takes what is good into a locked batch and fills its slots.
   *
   * @param raced whether another submission came in between, whose labels are looked for too
   */
  Outcome take(Batch batch, String submissionId, Spool body, boolean raced, Instant now) {
    HeldSlots held = raced ? leased.stillToLabel(batch) : leased.of(batch);
    Dataset dataset = terms.dataset(batch.dataset());
    LabelRule rule = new ShownRules(version -> rulebook.of(dataset, version));
    LineJudge judge = new LineJudge(held, rule, new Misfits(jdbc, annotators, batch));
    var report = new ImportReport.Collector();
    try (LabelCopy copy = labels.into(batch, submissionId, now)) {
      read(body, report, line -> copy.add(judge.judge(line)));
      copy.finish();
    }
    slots.fill(batch.id(), held);
    return new Outcome(report.report(), held.completeBatch());
  }

  private static void read(Spool body, ImportReport.Collector report, SubmissionLines.Taker taker) {
    try {
      new SubmissionLines(body.read()).read(report, taker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What became of the lines, and whether every slot of the batch is filled now. */
  record Outcome(ImportReport report, boolean complete) {}
}
