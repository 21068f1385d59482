package io.labelops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/** The whole application on an empty database, without the engine. */
class ApplicationTest {

  @Test
  void startsOnAnEmptyDatabaseAndAgainOnItsOwn() {
    String database = EmbeddedDatabase.create();

    try (ConfigurableApplicationContext first = start(database)) {
      assertThat(migrations(first)).hasSizeGreaterThan(10);
    }
    try (ConfigurableApplicationContext second = start(database)) {
      assertThat(health(second)).contains("UP");
    }
  }

  private static List<String> migrations(ConfigurableApplicationContext application) {
    return application
        .getBean(JdbcClient.class)
        .sql("SELECT tablename FROM pg_tables WHERE tablename LIKE 'flyway_schema_history%'")
        .query(String.class)
        .list();
  }

  private static String health(ConfigurableApplicationContext application) {
    String port = application.getEnvironment().getProperty("local.server.port");
    return String.valueOf(
        RestClient.create("http://127.0.0.1:" + port)
            .get()
            .uri("/actuator/health/readiness")
            .retrieve()
            .body(String.class));
  }

  private static ConfigurableApplicationContext start(String database) {
    return SpringApplication.run(
        LabelopsApplication.class,
        "--spring.datasource.url=" + database,
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres",
        "--camunda.client.enabled=false",
        "--server.port=0",
        "--labelops.credentials-file=",
        "--spring.main.banner-mode=off");
  }
}
