package io.labelops.process;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Shows for the metrics what the engine was not told yet. */
@Component
class BacklogGauges {

  private final Backlogs backlogs;
  private volatile @Nullable Backlog backlog;

  BacklogGauges(Backlogs backlogs, MeterRegistry meters) {
    this.backlogs = backlogs;
    meters.gauge("labelops.publications.outstanding", this, BacklogGauges::publications);
    TimeGauge.builder("labelops.publications.oldest", this::seconds, TimeUnit.SECONDS)
        .register(meters);
  }

  @Scheduled(fixedDelayString = "PT10S")
  void look() {
    try {
      backlog = backlogs.read();
    } catch (DataAccessException | TransactionException _) {
      backlog = null;
    }
  }

  private double publications() {
    Backlog known = backlog;
    return known == null ? Double.NaN : known.publications();
  }

  private double seconds() {
    Backlog known = backlog;
    return known == null ? Double.NaN : known.oldest().toMillis() / 1000.0;
  }
}
