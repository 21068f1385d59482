package io.labelops.review;

import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.annotation.DecidedLabel;
import io.labelops.annotation.Fault;
import io.labelops.annotation.LabelOrigin;
import io.labelops.annotation.ReworkScope;
import io.labelops.quality.BatchFindings;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.BatchTerms;
import io.labelops.quality.GatePolicies;
import io.labelops.quality.ItemInQuestion;
import io.labelops.quality.ReviewVotes;
import io.labelops.shared.NotAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens what people have to look at in a round, and closes it when the round is decided. */
@Service
public class Reviews {

  private static final int NAMED_ITEMS = 5;

  private final ReviewItems items;
  private final BatchMeasurement measurement;
  private final GatePolicies policies;
  private final Batches batches;
  private final ReviewCosts costs;
  private final Standings standings;
  private final JdbcClient jdbc;

  Reviews(
      ReviewItems items,
      BatchMeasurement measurement,
      GatePolicies policies,
      Batches batches,
      ReviewCosts costs,
      Standings standings,
      JdbcClient jdbc) {
    this.items = items;
    this.measurement = measurement;
    this.policies = policies;
    this.batches = batches;
    this.costs = costs;
    this.standings = standings;
    this.jdbc = jdbc;
  }

  /** Opens the round's items in question once: ties to adjudicators, the rest to reviewers. */
  @Transactional
  public Prepared prepare(String batchId, int round) {
    BatchView batch = batches.require(batchId);
    List<ItemInQuestion> questions =
        measurement.findings(batchId, round).map(BatchFindings::itemsInQuestion).orElse(List.of());
    boolean votesShown = showsVotes(batchId, round);
    for (ItemInQuestion question : questions) {
      items.open(
          batch,
          round,
          question.itemId(),
          question.reason() == ItemInQuestion.Reason.NO_MAJORITY
              ? ReviewKind.ADJUDICATION
              : ReviewKind.REVIEW,
          ReviewReason.valueOf(question.reason().name()),
          question.votes(),
          votesShown);
    }
    return open(batchId, round);
  }

  /** Whether reviewers of a round see the votes, by the terms it was measured with. */
  public boolean showsVotes(String batchId, int round) {
    return measurement
        .latest(batchId, round)
        .map(result -> policies.version(BatchTerms.class, result.policyVersion()).terms())
        .map(terms -> terms.reviewVotes() == ReviewVotes.SHOWN)
        .orElse(true);
  }

  /** Counts what is still open. */
  public Prepared open(String batchId, int round) {
    return new Prepared(
        openItems(batchId, round, ReviewKind.ADJUDICATION).size(),
        openItems(batchId, round, ReviewKind.REVIEW).size());
  }

  /** Closes the adjudication, or refuses while items are open. */
  @Transactional
  public Adjudicated closeAdjudication(String batchId, int round) {
    items.lock(batchId, round, ReviewKind.ADJUDICATION);
    requireNoneOpen(batchId, round, ReviewKind.ADJUDICATION);
    requireNonePartial(batchId, round, ReviewKind.ADJUDICATION);
    List<ReviewItem> adjudicated = items.of(batchId, round, ReviewKind.ADJUDICATION);
    close(batchId, round, ReviewKind.ADJUDICATION);
    return new Adjudicated(
        (int) adjudicated.stream().filter(item -> item.verdict().guidelineSilent()).count(),
        adjudicated.size());
  }

  /** Closes the review with the decision on the batch, or refuses what does not fit. */
  @Transactional
  public Reviewed closeReview(String batchId, int round, ReviewDecision decision) {
    items.lock(batchId, round, ReviewKind.REVIEW);
    ReviewDecision.Outcome outcome = decision.outcome();
    Reviewed reviewed =
        switch (outcome) {
          case ACCEPT, FIX -> {
            requireAcceptable(batchId, round, outcome);
            yield new Reviewed("ACCEPT", null, null);
          }
          case REWORK -> {
            Fault fault = requireFault(decision.fault());
            requireReworkPossible(batchId, round, decision.scope());
            yield new Reviewed("REWORK", fault, decision.scope());
          }
          case REJECT -> {
            Fault fault = requireFault(decision.fault());
            batches.nameFault(batchId, fault);
            yield new Reviewed("REJECT", fault, null);
          }
        };
    close(batchId, round, ReviewKind.REVIEW);
    return reviewed;
  }

  /**
   * Finds the labels people decided, which stand above the votes, and under them those that a
   * consensus with models settled in the last round.
   *
   * <p>An adjudicator labels without the votes, so that label holds whatever the votes become; a
   * reviewer's correction is of the votes of its round, so only the last round's count.
   */
  public Map<Long, DecidedLabel> decidedLabels(String batchId) {
    Map<Long, DecidedLabel> decided = new HashMap<>();
    measurement
        .findings(batchId, batches.require(batchId).round())
        .map(BatchFindings::settled)
        .orElse(Map.of())
        .forEach(
            (item, label) -> decided.put(item, new DecidedLabel(label, LabelOrigin.CONSENSUS)));
    jdbc.sql(
            """
            SELECT DISTINCT ON (r.item_id) r.item_id, r.label, r.kind
              FROM review_item r JOIN batch b ON b.id = r.batch_id
             WHERE r.batch_id = ?
               AND (r.verdict = 'ADJUDICATED' OR (r.verdict = 'CORRECTED' AND r.round = b.round
                    AND r.overturned_at IS NULL))
             ORDER BY r.item_id, r.kind = 'ADJUDICATION' DESC, r.round DESC
            """)
        .param(batchId)
        .query(
            (row, _) ->
                decided.put(
                    row.getLong("item_id"),
                    new DecidedLabel(
                        row.getString("label"), LabelOrigin.valueOf(row.getString("kind")))))
        .list();
    return decided;
  }

  /** Finds the open adjudications by item key, each with the labels it is between. */
  public Map<String, List<String>> openAdjudications(String batchId, int round) {
    Map<String, List<String>> open = new TreeMap<>();
    openItems(batchId, round, ReviewKind.ADJUDICATION)
        .forEach(item -> open.put(item.item(), Votes.contested(item.votes())));
    return open;
  }

  private void requireAcceptable(String batchId, int round, ReviewDecision.Outcome outcome) {
    requireNoneOpen(batchId, round, ReviewKind.REVIEW);
    requireNoneOpen(batchId, round, ReviewKind.ADJUDICATION);
    requireNonePartial(batchId, round, ReviewKind.REVIEW);
    long corrected =
        items.of(batchId, round, ReviewKind.REVIEW).stream()
            .filter(item -> item.verdict().verdict() == ReviewVerdict.CORRECTED)
            .count();
    if (outcome == ReviewDecision.Outcome.FIX && corrected == 0) {
      throw new NotAllowed("Nothing was corrected: decide ACCEPT, or correct items first");
    }
    if (outcome == ReviewDecision.Outcome.ACCEPT && corrected > 0) {
      throw new NotAllowed("%d items were corrected: decide FIX".formatted(corrected));
    }
  }

  private void requireReworkPossible(String batchId, int round, @Nullable ReworkScope scope) {
    if (scope == null) {
      throw new NotAllowed("A rework needs a scope: which labels are made again");
    }
    BatchFindings findings =
        measurement
            .findings(batchId, round)
            .orElseThrow(() -> new NotAllowed("Round " + round + " was never measured"));
    if (round >= findings.quality().maxRounds()) {
      throw new NotAllowed(
          "Round %d is the last the policy allows: accept, fix or reject".formatted(round));
    }
    if (!findings.quality().furtherLabels()) {
      throw new NotAllowed(
          "There are no further labels: they are recorded, or nobody is left who has not labelled"
              + " these items; accept, fix or reject");
    }
    boolean empty =
        switch (scope) {
          case FLAGGED_ANNOTATORS -> findings.flagged().isEmpty();
          case ITEMS_IN_QUESTION -> findings.itemsInQuestion().isEmpty();
          case ALL -> false;
        };
    if (empty) {
      throw new NotAllowed("Nothing is in the scope " + scope + ": choose another");
    }
  }

  private static Fault requireFault(@Nullable Fault fault) {
    if (fault == null) {
      throw new NotAllowed(
          "What comes back needs a fault: LABELER, GUIDELINE, DATA or TOOL; only the first is the"
              + " labeler's");
    }
    return fault;
  }

  private void requireNoneOpen(String batchId, int round, ReviewKind kind) {
    List<ReviewItem> open = openItems(batchId, round, kind);
    if (!open.isEmpty()) {
      throw new NotAllowed("%d items are still open: %s".formatted(open.size(), named(open)));
    }
  }

  /** Staff may turn out to be annotators after they decided, so it is looked at again here. */
  private void requireNonePartial(String batchId, int round, ReviewKind kind) {
    Standing standing = new Standing(standings.labellers(batchId, round), Map.of());
    List<ReviewItem> partial =
        items.of(batchId, round, kind).stream()
            .filter(item -> !item.verdict().closed() && standing.isPartial(item))
            .toList();
    if (!partial.isEmpty()) {
      throw new NotAllowed(
          "%d items were decided by somebody who labelled them, so somebody else decides them anew: %s"
              .formatted(partial.size(), named(partial)));
    }
  }

  private static String named(List<ReviewItem> items) {
    String keys =
        items.stream().limit(NAMED_ITEMS).map(ReviewItem::item).collect(Collectors.joining(", "));
    return items.size() > NAMED_ITEMS ? keys + " …" : keys;
  }

  private List<ReviewItem> openItems(String batchId, int round, ReviewKind kind) {
    return items.of(batchId, round, kind).stream().filter(ReviewItem::isOpen).toList();
  }

  private void close(String batchId, int round, ReviewKind kind) {
    int closed = items.close(batchId, round, kind);
    costs.record(batchId, round, kind, closed);
  }
}
