package io.labelops.process;

import io.labelops.shared.Locks;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends again what the engine was not told, one copy of the application at a time.
 *
 * <p>Modulith resubmits only what is FAILED, so publications a crash left behind are marked first.
 */
@Component
@WithEngine
class OutstandingPublications {

  private static final Logger log = LoggerFactory.getLogger(OutstandingPublications.class);
  private static final Duration LOST_WHEN_WAITING = Duration.ofSeconds(15);
  private static final Duration LOST_WHEN_PROCESSING = Duration.ofMinutes(1);
  private static final int BATCH = 200;

  private final FailedEventPublications failed;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OutstandingPublications(
      FailedEventPublications failed,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock) {
    this.failed = failed;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
  void resubmit() {
    try {
      transaction.executeWithoutResult(_ -> resubmitLocked());
    } catch (RuntimeException e) {
      log.warn("outstanding publications could not be sent again: {}", e.toString());
    }
  }

  private void resubmitLocked() {
    if (!Locks.tryToHold(jdbc, "resubmission")) {
      return;
    }
    int lost = markLost();
    if (lost > 0) {
      log.info("{} publications were lost and are sent again", lost);
    }
    failed.resubmit(ResubmissionOptions.defaults().withBatchSize(BATCH));
  }

  private int markLost() {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return jdbc.sql(
            """
            UPDATE event_publication SET status = 'FAILED'
             WHERE id IN (
               SELECT id FROM event_publication
                WHERE completion_date IS NULL
                  AND ((status IN ('PUBLISHED', 'RESUBMITTED')
                        AND greatest(publication_date, last_resubmission_date) < :waiting)
                    OR (status = 'PROCESSING'
                        AND greatest(publication_date, last_resubmission_date) < :processing))
                ORDER BY publication_date
                LIMIT :batch
                FOR UPDATE SKIP LOCKED)
            """)
        .param("waiting", now.minus(LOST_WHEN_WAITING))
        .param("processing", now.minus(LOST_WHEN_PROCESSING))
        .param("batch", BATCH)
        .update();
  }
}
