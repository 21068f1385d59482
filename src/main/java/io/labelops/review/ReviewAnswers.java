package io.labelops.review;

import io.labelops.access.ActingPerson;
import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.shared.ImportReport;
import io.labelops.task.LabelRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes reviewers' and adjudicators' answers, each row by itself. */
@Service
class ReviewAnswers {

  private final ReviewItems items;
  private final Batches batches;
  private final Datasets datasets;
  private final LabelRulebook rulebook;
  private final Standings standings;
  private final DecidedItems decidedItems;

  ReviewAnswers(
      ReviewItems items,
      Batches batches,
      Datasets datasets,
      LabelRulebook rulebook,
      Standings standings,
      DecidedItems decidedItems) {
    this.items = items;
    this.batches = batches;
    this.datasets = datasets;
    this.rulebook = rulebook;
    this.standings = standings;
    this.decidedItems = decidedItems;
  }

  @Transactional
  ImportReport take(
      String batchId, ReviewKind kind, List<@Nullable ReviewAnswer> answers, ActingPerson person) {
    BatchView batch = batches.require(batchId);
    decidedItems.lock(person.username());
    items.lock(batchId, batch.round(), kind);
    String guideline = datasets.require(batch.dataset()).guidelineKey();
    LabelRules rules = rulebook.of(batch.dataset());
    Standing standing = standings.of(batch, batch.round(), guideline);
    Map<String, ReviewItem> known = byKey(batch, kind);
    Map<String, ReviewItem> otherKind =
        byKey(batch, kind == ReviewKind.REVIEW ? ReviewKind.ADJUDICATION : ReviewKind.REVIEW);
    var report = new ImportReport.Collector();
    long line = 0;
    for (ReviewAnswer answer : answers) {
      line++;
      ReviewItem item = answer == null || answer.item() == null ? null : known.get(answer.item());
      if (answer == null || item == null) {
        report.refuse(line, "item", "is not among this round's items for " + kind.group());
        continue;
      }
      AnswerCheck check =
          AnswerCheck.of(
              kind, item, otherKind.get(item.item()), answer, rules, standing, person.username());
      switch (check) {
        case AnswerCheck.Refused refused -> report.refuse(line, refused.field(), refused.reason());
        case AnswerCheck.Repeated _ -> report.take();
        case AnswerCheck.Taken taken -> {
          apply(batch, item, taken.verdict(), person);
          known.put(item.item(), item.decided(taken.verdict()));
          report.take();
        }
      }
    }
    return report.report();
  }

  private void apply(
      BatchView batch, ReviewItem item, ReviewItem.Verdict verdict, ActingPerson person) {
    if (item.verdict().verdict() == ReviewVerdict.ESCALATED) {
      items.withdraw(batch.batchId(), batch.round(), item.itemId());
    }
    items.decide(item.id(), verdict);
    decidedItems.decided(person.username(), item.itemId());
    if (verdict.verdict() == ReviewVerdict.ESCALATED) {
      items.open(
          batch,
          batch.round(),
          item.itemId(),
          ReviewKind.ADJUDICATION,
          ReviewReason.ESCALATED,
          item.votes(),
          item.votesShown());
    }
  }

  private Map<String, ReviewItem> byKey(BatchView batch, ReviewKind kind) {
    Map<String, ReviewItem> byKey = new HashMap<>();
    items.of(batch.batchId(), batch.round(), kind).forEach(item -> byKey.put(item.item(), item));
    return byKey;
  }
}
