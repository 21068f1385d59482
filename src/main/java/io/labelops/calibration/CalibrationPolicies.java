package io.labelops.calibration;

import io.labelops.shared.Locks;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms of calibrations in force. */
@Service
class CalibrationPolicies {

  private final JdbcClient jdbc;
  private final Clock clock;

  CalibrationPolicies(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  CalibrationPolicy current() {
    return jdbc.sql("SELECT * FROM calibration_policy ORDER BY version DESC LIMIT 1")
        .query(CalibrationPolicies::policy)
        .single();
  }

  CalibrationPolicy require(int version) {
    return jdbc.sql("SELECT * FROM calibration_policy WHERE version = ?")
        .param(version)
        .query(CalibrationPolicies::policy)
        .single();
  }

  private static CalibrationPolicy policy(java.sql.ResultSet row, int number)
      throws java.sql.SQLException {
    return new CalibrationPolicy(
        row.getInt("version"),
        row.getInt("every_seconds"),
        row.getInt("items"),
        row.getDouble("accuracy"),
        row.getInt("answer_seconds"),
        row.getInt("remind_seconds"));
  }

  /** Makes the next version; the sent one's number does not matter. */
  @Transactional
  CalibrationPolicy change(CalibrationPolicy wanted, String actor) {
    if (!wanted.isSound()) {
      throw new InvalidCalibration(
          "everySeconds is 60 to a year, items 1 to 1000, accuracy between 0 and 1, answerSeconds 60"
              + " to 90 days, remindSeconds 30 to answerSeconds");
    }
    Locks.hold(jdbc, "calibration-policy");
    jdbc.sql(
            """
            INSERT INTO calibration_policy
            SELECT 1 + max(version), :every, :items, :accuracy, :answer, :remind, :now, :actor
              FROM calibration_policy
            """)
        .param("every", wanted.everySeconds())
        .param("items", wanted.items())
        .param("accuracy", wanted.accuracy())
        .param("answer", wanted.answerSeconds())
        .param("remind", wanted.remindSeconds())
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .update();
    return current();
  }
}
