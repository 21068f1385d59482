package io.labelops.annotation;

import io.labelops.access.ActingPerson;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.NotAllowed;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a round early when no further labels will come. */
@Service
class Closings {

  private static final int LONGEST_REASON = 500;

  private final BatchRepository batches;
  private final BatchViews views;
  private final Rounds rounds;
  private final BlockRows blocks;
  private final Ledger ledger;

  Closings(
      BatchRepository batches, BatchViews views, Rounds rounds, BlockRows blocks, Ledger ledger) {
    this.batches = batches;
    this.views = views;
    this.rounds = rounds;
    this.blocks = blocks;
    this.ledger = ledger;
  }

  /** Closes a batch that is being labelled; one that was submitted already stays as it is. */
  @Transactional
  BatchView close(String batchId, Request request, ActingPerson person) {
    String reason = request.checkedReason();
    Batch batch = lock(batchId, person);
    if (batch.state() == BatchState.LABELING) {
      long blocked = blocks.blocked(batchId);
      if (blocked > 0) {
        throw new QuestionsOpen(batchId, blocked);
      }
      ledger.record(
          new Decision(
              "close:%s:%d".formatted(batchId, batch.round()),
              null,
              person.username(),
              "CLOSE_BATCH",
              batch.dataset(),
              batchId,
              reason,
              Map.of("round", batch.round())));
      rounds.end(batch);
    } else if (batch.state() != BatchState.SUBMITTED) {
      throw new BatchNotLabeling(batch);
    }
    return views.require(batchId);
  }

  private Batch lock(String batchId, ActingPerson person) {
    return switch (person.role()) {
      case VENDOR -> batches.lock(batchId, person.requireVendor());
      case OPERATIONS, ADMIN -> batches.lock(batchId);
      default -> throw new NotAllowed("the vendor or operations close a batch");
    };
  }

  /** Why no further labels will come. */
  record Request(@Nullable String reason) {

    String checkedReason() {
      if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
        throw new InvalidRequest(
            "reason has to have from 1 to %d characters, such as NO_FURTHER_LABELS"
                .formatted(LONGEST_REASON));
      }
      return reason.strip();
    }
  }
}
