package io.labelops.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The broker's own figures, in Prometheus' text format. */
final class BrokerMetrics {

  private static final String WRITTEN = "zeebe_log_appender_last_committed_position{";
  private static final String EXPORTED = "zeebe_exporter_last_updated_exported_position{";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;

  BrokerMetrics(URI management) {
    this.address = management.resolve("/actuator/prometheus");
  }

  /** Reads the positions of the log and of its exporter. */
  ExporterLag.Sample positions(BenchClock clock) {
    double at = clock.now();
    String metrics = read();
    return new ExporterLag.Sample(at, value(metrics, WRITTEN), value(metrics, EXPORTED));
  }

  /** The smallest value of a metric among the partitions. */
  static double value(String metrics, String metric) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(metric))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .min()
        .orElseThrow(() -> new CommandFailure("The broker does not tell " + metric));
  }

  private String read() {
    HttpRequest request =
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).GET().build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new CommandFailure("Cannot reach the broker at " + address + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }
}
