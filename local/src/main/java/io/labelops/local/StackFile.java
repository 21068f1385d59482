package io.labelops.local;

import static io.labelops.local.Ports.HOST;
import static io.labelops.local.Ports.http;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** What others need to know to talk to a running stack; the file exists while it runs. */
record StackFile(
    String url,
    String tasklist,
    String operate,
    String camundaGrpc,
    String camundaRest,
    String camundaManagement,
    String openSearch,
    String postgres,
    String credentials,
    int portOffset) {

  static StackFile of(Home home, Ports ports, int portOffset) {
    return new StackFile(
        http(ports.labelops()),
        http(ports.webapps()) + "/tasklist",
        http(ports.webapps()) + "/operate",
        "http://" + HOST + ":" + ports.brokerGrpc(),
        http(ports.brokerRest()),
        http(ports.brokerManagement()),
        http(ports.openSearch()),
        Database.url(ports),
        home.credentials().toString(),
        portOffset);
  }

  static Optional<StackFile> read(Home home) {
    return Files.exists(home.stackFile())
        ? Optional.of(Json.read(home.stackFile(), new TypeReference<StackFile>() {}))
        : Optional.empty();
  }

  void write(Home home) {
    Json.write(home.stackFile(), this);
  }

  static void delete(Home home) throws IOException {
    Files.deleteIfExists(home.stackFile());
  }

  String addresses() {
    return """
      dashboard   %s
      Tasklist    %s
      Operate     %s
      passwords   %s
    """
        .formatted(url, tasklist, operate, credentials);
  }
}
