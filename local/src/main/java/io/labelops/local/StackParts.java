package io.labelops.local;

import static io.labelops.local.Part.BROKER;
import static io.labelops.local.Part.LABELOPS;
import static io.labelops.local.Part.OPENSEARCH;
import static io.labelops.local.Part.POSTGRES;
import static io.labelops.local.Part.WEBAPPS;
import static io.labelops.local.Ports.HOST;
import static io.labelops.local.Ports.http;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Describes the parts of one stack: how each is started, where it listens, when it is ready. */
final class StackParts {

  private static final List<String> SMALL_JVM =
      List.of(
          "-XX:+UseSerialGC",
          // Half the processor time of a start goes into the second compiler otherwise.
          "-XX:TieredStopAtLevel=1",
          // With one compiler 48 MB are kept for its code, and classes begin at 21 MB. Each time
          // either is full, a collection of everything stops all work, for up to a second.
          "-XX:ReservedCodeCacheSize=160m",
          "-XX:MetaspaceSize=256m",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8");

  private final Installation installation;
  private final Home home;
  private final Ports ports;
  private final Credentials credentials;

  StackParts(Installation installation, Home home, Ports ports, Credentials credentials) {
    this.installation = installation;
    this.home = home;
    this.ports = ports;
    this.credentials = credentials;
  }

  Part postgres() {
    return new Part(
        POSTGRES,
        own(PostgresMain.class, "-Xmx256m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20"),
        Map.of(
            "LABELOPS_POSTGRES_DATA", home.data(POSTGRES).toString(),
            "LABELOPS_POSTGRES_BINARIES", installation.postgresBinaries().toString(),
            "LABELOPS_POSTGRES_PORT", "" + ports.postgres(),
            "LABELOPS_CREDENTIALS_FILE", home.credentials().toString()),
        home.directory(),
        List.of(ports.postgres()),
        HOST + ":" + ports.postgres(),
        List.of(),
        () -> Database.accepts(ports, credentials));
  }

  Part openSearch() {
    return new Part(
        OPENSEARCH,
        own(OpenSearchMain.class, "-Xms256m", "-Xmx512m"),
        Map.of(
            "LABELOPS_OPENSEARCH_DATA", home.data(OPENSEARCH).toString(),
            "LABELOPS_OPENSEARCH_PORT", "" + ports.openSearch(),
            "LABELOPS_OPENSEARCH_TRANSPORT_PORT", "" + ports.openSearchTransport()),
        home.directory(),
        List.of(ports.openSearch(), ports.openSearchTransport()),
        HOST + ":" + ports.openSearch(),
        List.of(),
        () -> Http.answers(http(ports.openSearch()) + "/_cluster/health?wait_for_status=yellow"));
  }

  Part broker() {
    return new Part(
        BROKER,
        camunda("io.camunda.application.StandaloneBroker", BROKER, "-Xmx512m"),
        CamundaSettings.broker(home, ports),
        home.data(BROKER),
        List.of(
            ports.brokerGrpc(),
            ports.brokerCommand(),
            ports.brokerInternal(),
            ports.brokerRest(),
            ports.brokerManagement()),
        HOST + ":" + ports.brokerGrpc(),
        List.of(OPENSEARCH),
        () ->
            Http.answers(http(ports.brokerManagement()) + "/actuator/health/readiness")
                && Http.answers(http(ports.brokerRest()) + "/v2/topology"));
  }

  Part webapps() {
    TasklistLogins logins =
        new TasklistLogins(
            http(ports.openSearch()), StaffUser.readFrom(installation.staffFile()), credentials);
    return new Part(
        WEBAPPS,
        camunda("io.camunda.application.StandaloneCamunda", WEBAPPS, "-Xmx768m"),
        CamundaSettings.webapps(ports),
        home.data(WEBAPPS),
        List.of(ports.webapps(), ports.webappsManagement(), ports.webappsInternal()),
        HOST + ":" + ports.webapps(),
        List.of(OPENSEARCH),
        () ->
            Http.answers(http(ports.webappsManagement()) + "/actuator/health/readiness")
                && logins.seed()
                && refreshSeldom("operate-*"));
  }

  /** Nobody waits for what Operate shows, and each refresh takes processor time from the rest. */
  private boolean refreshSeldom(String indices) {
    return Http.put(
        http(ports.openSearch()) + "/" + indices + "/_settings",
        "{\"index\": {\"refresh_interval\": \"2s\"}}");
  }

  Part labelops() {
    List<String> arguments = new ArrayList<>(List.of("-Xmx512m"));
    arguments.addAll(SMALL_JVM);
    arguments.addAll(List.of("-jar", new ApplicationCopy(home).jar().toString()));
    return new Part(
        LABELOPS,
        arguments,
        applicationEnvironment(),
        home.directory(),
        List.of(ports.labelops()),
        HOST + ":" + ports.labelops(),
        List.of(POSTGRES, BROKER),
        () -> Http.answers(http(ports.labelops()) + "/actuator/health/readiness"));
  }

  private Map<String, String> applicationEnvironment() {
    return Map.ofEntries(
        Map.entry("SERVER_ADDRESS", HOST),
        Map.entry("SERVER_PORT", "" + ports.labelops()),
        Map.entry("SPRING_DATASOURCE_URL", Database.url(ports)),
        Map.entry("SPRING_DATASOURCE_USERNAME", Database.NAME),
        Map.entry("SPRING_DATASOURCE_PASSWORD", credentials.of(Credentials.POSTGRES)),
        Map.entry("CAMUNDA_CLIENT_GRPC_ADDRESS", http(ports.brokerGrpc())),
        Map.entry("CAMUNDA_CLIENT_REST_ADDRESS", http(ports.brokerRest())),
        Map.entry("LABELOPS_TASKLIST_URL", http(ports.webapps())),
        Map.entry("LABELOPS_TASKLIST_USERNAME", Credentials.SERVICE),
        Map.entry("LABELOPS_TASKLIST_PASSWORD", credentials.of(Credentials.SERVICE)),
        Map.entry("LABELOPS_OPERATE_URL", http(ports.webapps())),
        Map.entry("LABELOPS_CREDENTIALS_FILE", home.credentials().toString()));
  }

  private List<String> own(Class<?> main, String... jvmOptions) {
    List<String> arguments = new ArrayList<>(List.of(jvmOptions));
    arguments.addAll(SMALL_JVM);
    arguments.addAll(List.of("-cp", installation.ownClassPath(), main.getName()));
    return arguments;
  }

  private List<String> camunda(String main, String part, String memory) {
    Path camunda = installation.camunda();
    List<String> arguments = new ArrayList<>(List.of(memory));
    arguments.addAll(SMALL_JVM);
    arguments.add("-Dbasedir=" + home.data(part));
    arguments.add("-Dlog4j.configurationFile=" + installation.camundaLogging().toUri());
    arguments.addAll(
        List.of(
            "-cp",
            String.join(
                File.pathSeparator,
                camunda.resolve("config").toString(),
                camunda.resolve("lib").resolve("*").toString()),
            main));
    return arguments;
  }
}
