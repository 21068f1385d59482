package io.labelops.annotation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Counts leases for the metrics: who holds work, and what nobody brought back in time. */
@Component
class LeaseGauges {

  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile Leases leases = Leases.UNKNOWN;

  LeaseGauges(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.clock = clock;
    Gauge.builder("labelops.leases", () -> leases.open()).tag("state", "open").register(meters);
    Gauge.builder("labelops.leases", () -> leases.expired())
        .tag("state", "expired")
        .register(meters);
  }

  @Scheduled(fixedDelayString = "PT30S")
  void look() {
    try {
      leases =
          jdbc.sql(
                  """
                  SELECT count(*) FILTER (WHERE leased_until > :now) AS open,
                         count(*) FILTER (WHERE leased_until <= :now) AS expired
                    FROM assignment a JOIN batch b ON b.id = a.batch_id
                   WHERE a.state = 'LEASED' AND b.state = 'LABELING'
                  """)
              .param("now", OffsetDateTime.now(clock))
              .query(Leases.class)
              .single();
    } catch (DataAccessException | TransactionException _) {
      leases = Leases.UNKNOWN;
    }
  }

  private record Leases(double open, double expired) {

    static final Leases UNKNOWN = new Leases(Double.NaN, Double.NaN);
  }
}
