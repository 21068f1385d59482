package io.labelops.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets go of the rows of imports that nobody has gone on with for long.
 *
 * <p>The import itself stays, and with it the answer that the dataset's items are not complete:
 * sent again it begins anew, given up it is deleted, and which of the two is a person's decision.
 */
@Component
class AbandonedImports {

  private static final Logger log = LoggerFactory.getLogger(AbandonedImports.class);

  private static final String ABANDONED =
      """
      SELECT m.id FROM item_import m
       WHERE m.state <> 'COMPLETE'
         AND (SELECT max(greatest(p.stored_at, p.merged_at)) FROM item_import_part p
               WHERE p.import = m.id) < :before
      """;

  private final ImportParts parts;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Duration kept;

  AbandonedImports(
      ImportParts parts,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${labelops.intake.keep-unfinished}") Duration kept) {
    this.parts = parts;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.kept = kept;
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
  void clean() {
    find(ABANDONED + " ORDER BY m.id").forEach(this::clean);
  }

  /** One that is being stored or merged right now is locked, and passed over. */
  private void clean(long importId) {
    transaction.executeWithoutResult(
        _ -> {
          if (!find(ABANDONED + " AND m.id = " + importId + " FOR UPDATE SKIP LOCKED").isEmpty()) {
            parts.drop(importId);
            log.info("the rows of import {} were let go after {} without news", importId, kept);
          }
        });
  }

  private List<Long> find(String sql) {
    return jdbc.sql(sql)
        .param("before", OffsetDateTime.now(clock).minus(kept))
        .query(Long.class)
        .list();
  }
}
