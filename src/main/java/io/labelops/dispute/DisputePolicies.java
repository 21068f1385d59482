package io.labelops.dispute;

import io.labelops.shared.Locks;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The times of disputes in force. */
@Service
class DisputePolicies {

  private final JdbcClient jdbc;
  private final Clock clock;

  DisputePolicies(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  DisputePolicy current() {
    return jdbc.sql(
            """
            SELECT version, window_seconds, answer_seconds, remind_seconds FROM dispute_policy
             ORDER BY version DESC LIMIT 1
            """)
        .query(DisputePolicy.class)
        .single();
  }

  /** Makes the next version; the sent one's number does not matter. */
  @Transactional
  DisputePolicy change(DisputePolicy wanted, String actor) {
    if (!wanted.isSound()) {
      throw new InvalidDispute(
          "windowSeconds is 60 to a year, answerSeconds 60 to 90 days, remindSeconds 30 to"
              + " answerSeconds");
    }
    Locks.hold(jdbc, "dispute-policy");
    jdbc.sql(
            """
            INSERT INTO dispute_policy
            SELECT 1 + max(version), :window, :answer, :remind, :now, :actor FROM dispute_policy
            """)
        .param("window", wanted.windowSeconds())
        .param("answer", wanted.answerSeconds())
        .param("remind", wanted.remindSeconds())
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .update();
    return current();
  }
}
