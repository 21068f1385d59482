package io.labelops.shared;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks by name among all copies of the application, held until the transaction ends. */
public final class Locks {

  private Locks() {}

  /** Waits until nobody else holds the name. */
  public static void hold(JdbcClient jdbc, String name) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
        .param("name", name)
        .query(_ -> {});
  }

  /** Takes the name unless somebody else holds it, and tells whether it did. */
  public static boolean tryToHold(JdbcClient jdbc, String name) {
    return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
        .param("name", name)
        .query(Boolean.class)
        .single();
  }
}
