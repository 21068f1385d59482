package io.labelops.process;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks among the copies of the application, held until the transaction ends. */
enum AdvisoryLock {
  DEPLOYMENT(4_711_001),
  RESUBMISSION(4_711_002);

  private final long key;

  AdvisoryLock(long key) {
    this.key = key;
  }

  boolean tryIn(JdbcClient jdbc) {
    return jdbc.sql("SELECT pg_try_advisory_xact_lock(:key)")
        .param("key", key)
        .query(Boolean.class)
        .single();
  }

  void waitIn(JdbcClient jdbc) {
    jdbc.sql("SELECT pg_advisory_xact_lock(:key)").param("key", key).query(_ -> {});
  }
}
