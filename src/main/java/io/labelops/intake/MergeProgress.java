package io.labelops.intake;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells how far a merge has come, in transactions of its own that everybody sees before it ends.
 *
 * <p>What cannot be told is left out: no import fails because nobody could watch it.
 */
@Component
class MergeProgress {

  private static final Logger log = LoggerFactory.getLogger(MergeProgress.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate besides;
  private final Clock clock;

  MergeProgress(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.besides = new TransactionTemplate(transactions);
    this.besides.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /** Forgets what an earlier try came to, which was rolled back. */
  void begin(long importId) {
    tell(
        jdbc.sql("UPDATE item_import_part SET merged_at = NULL WHERE import = :import")
            .param("import", importId));
  }

  void merged(long importId, int part) {
    tell(
        jdbc.sql(
                "UPDATE item_import_part SET merged_at = :now WHERE import = :import AND number = :part")
            .param("import", importId)
            .param("part", part)
            .param("now", OffsetDateTime.now(clock)));
  }

  private void tell(JdbcClient.StatementSpec update) {
    try {
      besides.executeWithoutResult(_ -> update.update());
    } catch (DataAccessException | TransactionException e) {
      log.debug("the progress of a merge is not told", e);
    }
  }
}
