package io.labelops.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages over a real connection: changes that come by themselves, and a database that goes away. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RunningPagesTest {

  private RunningPages pages;
  private HttpClient browser;

  @BeforeEach
  void start() {
    pages = RunningPages.start().withStaff();
    SampleData.insert(pages.jdbc());
    browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  @AfterEach
  void stop() {
    browser.close();
    pages.close();
  }

  @Test
  void changesAreToldToWhoIsLoggedInAndEndWithTheApplication() throws Exception {
    assertThat(listen().statusCode()).isEqualTo(302);
    logIn();
    HttpResponse<InputStream> live = listen();
    assertThat(live.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    var events = new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8));
    assertThat(next(events)).isEqualTo("event:hello");
    assertThat(next(events)).isEqualTo("event:change");
    assertThat(events.readLine()).as("what changed before the first look").isEqualTo("data:*");

    try (var work = Executors.newSingleThreadScheduledExecutor()) {
      work.scheduleWithFixedDelay(this::workOn, 0, 100, TimeUnit.MILLISECONDS);
      assertThat(next(events)).isEqualTo("event:change");
      assertThat(events.readLine()).isEqualTo("data:signs:1");
      var later =
          new BufferedReader(new InputStreamReader(listen().body(), StandardCharsets.UTF_8));
      assertThat(next(later)).isEqualTo("event:hello");
      assertThat(later.readLine()).as("its page may be older than that").contains("signs:1");
    }

    pages.restart();
    while (events.readLine() != null) {
      // what was still on its way
    }
    assertThat(get("/datasets/signs/1").statusCode()).isEqualTo(200);
  }

  @Test
  void aPageSaysThatTheDatabaseIsAwayAndIsThereWhenItIsBack() throws Exception {
    logIn();
    assertThat(get("/").statusCode()).isEqualTo(200);

    reachable(false);
    try {
      for (String path : new String[] {"/", "/datasets/signs/1", "/datasets/signs/1/figures"}) {
        HttpResponse<String> away = get(path);
        assertThat(away.statusCode()).as(path).isEqualTo(503);
        assertThat(away.body()).contains("The database is away");
      }
    } finally {
      reachable(true);
    }
    // The pool of connections fills again by itself.
    await().untilAsserted(() -> assertThat(get("/datasets/signs/1").statusCode()).isEqualTo(200));
  }

  private void workOn() {
    pages.jdbc().sql("UPDATE batch SET revision = revision + 1 WHERE id = 'signs:1:b001'").update();
  }

  private void reachable(boolean reachable) throws SQLException {
    String name = pages.database().replaceFirst(".*/([^?]+).*", "$1");
    String server = pages.database().replace("/" + name, "/postgres");
    try (Connection connection = DriverManager.getConnection(server, "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS %s".formatted(name, reachable));
      if (!reachable) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                .formatted(name));
      }
    }
  }

  private void logIn() throws Exception {
    Matcher csrf =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/login").body());
    assertThat(csrf.find()).isTrue();
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(URI.create(pages.url() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "username=ops-second&password=%s&_csrf=%s"
                            .formatted(RunningPages.PASSWORD.replace(' ', '+'), csrf.group(1))))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Location")).hasValue(pages.url() + "/");
  }

  private HttpResponse<InputStream> listen() throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(pages.url() + "/live"))
            .header("Accept", "text/event-stream")
            .build(),
        BodyHandlers.ofInputStream());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(pages.url() + path))
            .header("Accept", "text/html")
            .build(),
        BodyHandlers.ofString());
  }

  private static String next(BufferedReader events) throws IOException {
    String line = events.readLine();
    while (!line.startsWith("event:")) {
      line = events.readLine();
    }
    return line;
  }
}
