package io.labelops.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the event publication registry. */
@Component
class Backlogs {

  private final JdbcClient jdbc;
  private final Clock clock;

  Backlogs(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Backlog read() {
    Row row =
        jdbc.sql(
                """
                SELECT count(*) AS publications, min(publication_date) AS oldest
                  FROM event_publication WHERE completion_date IS NULL
                """)
            .query(Row.class)
            .single();
    Instant now = clock.instant();
    OffsetDateTime oldest = row.oldest();
    Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
    return new Backlog(row.publications(), age.isNegative() ? Duration.ZERO : age);
  }

  private record Row(long publications, @Nullable OffsetDateTime oldest) {}
}
