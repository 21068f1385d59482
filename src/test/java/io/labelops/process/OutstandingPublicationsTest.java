package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(OutstandingPublicationsTest.Listener.class)
class OutstandingPublicationsTest {

  private final OutstandingPublications outstanding;
  private final Listener listener;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final TestClock clock;

  OutstandingPublicationsTest(
      FailedEventPublications failed,
      Listener listener,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      TestClock clock) {
    this.outstanding = new OutstandingPublications(failed, jdbc, transaction, clock);
    this.listener = listener;
    this.events = events;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Test
  void whatFailedIsSentAgainUntilItArrives() {
    listener.failNext(2);
    publish("failing");
    await().until(() -> statuses().equals(List.of("FAILED")));

    outstanding.resubmit();
    await().until(() -> statuses().equals(List.of("FAILED")));
    outstanding.resubmit();

    await().until(() -> statuses().isEmpty());
    assertThat(listener.heard()).contains("failing");
  }

  @Test
  void whatACrashLeftBehindIsSentAgainAfterAWhile() {
    listener.failNext(1);
    publish("crashed");
    await().until(() -> statuses().equals(List.of("FAILED")));
    jdbc.sql("UPDATE event_publication SET status = 'PROCESSING'").update();

    outstanding.resubmit();
    assertThat(statuses()).containsExactly("PROCESSING");
    clock.advance(Duration.ofMinutes(2));
    outstanding.resubmit();

    await().until(() -> statuses().isEmpty());
    assertThat(listener.heard()).contains("crashed");
  }

  private void publish(String text) {
    transaction.executeWithoutResult(_ -> events.publishEvent(new Said(text)));
  }

  private List<String> statuses() {
    return jdbc.sql("SELECT status FROM event_publication").query(String.class).list();
  }

  record Said(String text) {}

  static class Listener {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();

    @ApplicationModuleListener
    void on(Said said) {
      if (faults.getAndDecrement() > 0) {
        throw new IllegalStateException("the engine is away");
      }
      heard.add(said.text());
    }

    void failNext(int times) {
      faults.set(times);
    }

    List<String> heard() {
      return heard;
    }
  }
}
