package io.labelops.dashboard;

import io.labelops.EmbeddedDatabase;
import io.labelops.LabelopsApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The whole application on a port and a database of its own, without the engine. */
final class RunningPages implements AutoCloseable {

  static final String PASSWORD = "only for this test";

  private final String database;
  private ConfigurableApplicationContext application;

  private RunningPages(String database) {
    this.database = database;
    this.application = start(0);
  }

  static RunningPages start() {
    return new RunningPages(EmbeddedDatabase.create());
  }

  JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  String database() {
    return database;
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Lets one of operations, a manager and a reviewer log in with the one password. */
  RunningPages withStaff() {
    jdbc()
        .sql(
            """
            INSERT INTO app_user (username, display_name, role, password_hash, created_at)
            VALUES ('ops-second', 'Operations deputy', 'OPERATIONS', :hash, now()),
                   ('program-lead', 'Program lead', 'MANAGER', :hash, now()),
                   ('reviewer-1', 'First reviewer', 'REVIEWER', :hash, now())
            """)
        .param("hash", bean(PasswordEncoder.class).encode(PASSWORD))
        .update();
    return this;
  }

  /** Stops it and starts it again where it was. */
  void restart() {
    int port = port();
    application.close();
    application = start(port);
  }

  private int port() {
    return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private ConfigurableApplicationContext start(int port) {
    SpringApplication labelops = new SpringApplicationBuilder(LabelopsApplication.class).build();
    return labelops.run(
        "--spring.datasource.url=" + database,
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres",
        "--spring.datasource.hikari.connection-timeout=1000",
        "--camunda.client.enabled=false",
        "--server.port=" + port,
        "--labelops.credentials-file=",
        "--labelops.live.every=PT0.2S",
        "--spring.main.banner-mode=off");
  }

  @Override
  public void close() {
    application.close();
  }
}
