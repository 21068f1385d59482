package io.labelops.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.labelops.ModuleTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class TransientFaultsTest {

  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final DataSource database;

  TransientFaultsTest(TransactionTemplate transaction, JdbcClient jdbc, DataSource database) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.database = database;
  }

  @Test
  void aDatabaseThatGoesAwayDuringAStatementPasses() {
    Throwable fault =
        catchThrowable(
            () ->
                transaction.executeWithoutResult(
                    _ -> {
                      endOwnConnection();
                      jdbc.sql("SELECT 1").query(Integer.class).single();
                    }));

    assertThat(TransientFaults.isTransient(fault)).as("%s", fault).isTrue();
  }

  @Test
  void aDatabaseThatGoesAwayBeforeTheCommitPasses() {
    Throwable fault =
        catchThrowable(() -> transaction.executeWithoutResult(_ -> endOwnConnection()));

    assertThat(TransientFaults.isTransient(fault)).as("%s", fault).isTrue();
  }

  @Test
  void aBrokenConstraintDoesNotPass() {
    Throwable fault =
        catchThrowable(() -> jdbc.sql("INSERT INTO event_publication DEFAULT VALUES").update());

    assertThat(TransientFaults.isTransient(fault)).as("%s", fault).isFalse();
  }

  private void endOwnConnection() {
    int server = jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
    try (Connection other = database.getConnection();
        PreparedStatement end = other.prepareStatement("SELECT pg_terminate_backend(?, 5000)")) {
      end.setInt(1, server);
      end.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
