package io.labelops.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The application's database inside the local PostgreSQL. */
final class Database {

  static final String NAME = "labelops";

  private Database() {}

  static String url(Ports ports) {
    return "jdbc:postgresql://" + Ports.HOST + ":" + ports.postgres() + "/" + NAME;
  }

  static boolean accepts(Ports ports, Credentials credentials) {
    try (Connection connection =
        DriverManager.getConnection(
            url(ports) + "?connectTimeout=2", NAME, credentials.of(Credentials.POSTGRES))) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }
}
