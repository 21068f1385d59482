package io.labelops.clarification;

import io.labelops.shared.Locks;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The times of questions in force. */
@Service
public class ClarificationPolicies {

  private final JdbcClient jdbc;
  private final Clock clock;

  ClarificationPolicies(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  ClarificationPolicy current() {
    return jdbc.sql(
            """
            SELECT version, answer_seconds, remind_seconds, acknowledge_seconds FROM clarification_policy
             ORDER BY version DESC LIMIT 1
            """)
        .query(ClarificationPolicy.class)
        .single();
  }

  /** How long an annotator may leave a confirmed error unread. */
  public Duration acknowledge() {
    return current().acknowledge();
  }

  /** Makes the next version; the sent one's number does not matter. */
  @Transactional
  ClarificationPolicy change(ClarificationPolicy wanted, String actor) {
    if (!wanted.isSound()) {
      throw new InvalidQuestion(
          "answerSeconds and acknowledgeSeconds are 60 to 90 days, remindSeconds 30 to"
              + " answerSeconds");
    }
    Locks.hold(jdbc, "clarification-policy");
    jdbc.sql(
            """
            INSERT INTO clarification_policy
            SELECT 1 + max(version), :answer, :remind, :acknowledge, :now, :actor FROM clarification_policy
            """)
        .param("acknowledge", wanted.acknowledgeSeconds())
        .param("answer", wanted.answerSeconds())
        .param("remind", wanted.remindSeconds())
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .update();
    return current();
  }
}
