package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.ModuleTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class UnsyncedMarksTest {

  private final EventPublicationRepository publications;
  private final TransactionTemplate transaction;
  private final JdbcTemplate jdbc;

  UnsyncedMarksTest(
      EventPublicationRepository publications,
      ObjectProvider<JdbcTemplate> jdbc,
      TransactionTemplate transaction) {
    this.publications =
        (EventPublicationRepository)
            new UnsyncedMarks(jdbc).postProcessAfterInitialization(publications, "publications");
    this.transaction = transaction;
    this.jdbc = jdbc.getObject();
  }

  @Test
  void aMarkDoesNotWaitForTheDiskAndWhateverComesAfterItDoes() {
    assertThat(synchronousAfter(() -> publications.markProcessing(UUID.randomUUID())))
        .isEqualTo("off");
    assertThat(synchronousAfter(() -> publications.markCompleted(UUID.randomUUID(), Instant.EPOCH)))
        .isEqualTo("off");
    assertThat(synchronousAfter(() -> {})).isEqualTo("on");
  }

  @Test
  void whatIsNoMarkWaitsForTheDisk() {
    assertThat(synchronousAfter(() -> publications.findIncompletePublications())).isEqualTo("on");
    assertThat(synchronousAfter(() -> publications.markFailed(UUID.randomUUID()))).isEqualTo("on");
  }

  private String synchronousAfter(Runnable action) {
    return transaction.execute(
        _ -> {
          jdbc.execute("SET LOCAL synchronous_commit TO ON");
          action.run();
          return jdbc.queryForObject("SHOW synchronous_commit", String.class);
        });
  }
}
