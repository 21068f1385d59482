package io.labelops;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.ComposeFile.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads docker-compose.yml, which cannot run here. */
class ComposeTest {

  private static final ComposeFile COMPOSE = ComposeFile.read(Path.of("docker-compose.yml"));
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|token|credential).*");

  static Stream<Service> services() {
    return COMPOSE.services();
  }

  @Test
  void theServicesAreThoseThatLabelopsNeeds() {
    assertThat(services().map(Service::name)).containsExactly("postgres", "camunda", "labelops");
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyServiceIsWatchedLimitedAndStartedAgain(Service service) {
    assertThat(service.has("healthcheck", "mem_limit", "cpus", "restart", "stop_grace_period"))
        .isTrue();
    assertThat(service.list("security_opt")).contains("no-new-privileges:true");
  }

  @ParameterizedTest
  @MethodSource("services")
  void portsAreReachedFromThisMachineOnly(Service service) {
    assertThat(service.list("ports"))
        .isNotEmpty()
        .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void whatIsSecretIsAFileAndNotInTheEnvironment(Service service) {
    service
        .map("environment")
        .forEach(
            (key, value) -> {
              if (SECRET.matcher(key).matches()) {
                assertThat(value.toString()).as(key).startsWith("/run/secrets/");
              }
              assertThat(value.toString()).doesNotContain("${").doesNotContainPattern(":[^/]+@");
            });
    assertThat(service.secretSources()).isNotEmpty().isSubsetOf(COMPOSE.secretFiles().keySet());
  }

  /** A connection that is opened says nothing: Camunda answers 503 on the same port. */
  @ParameterizedTest
  @MethodSource("services")
  void healthChecksLookAtTheAnswer(Service service) {
    List<?> test = (List<?>) service.map("healthcheck").get("test");
    assertThat(String.join(" ", test.stream().map(Object::toString).toList()))
        .containsPattern("pg_isready|/actuator/health/(status|readiness).*grep -q ' 200'");
  }

  @Test
  void imagesArePinnedToTheVersionsThatTheDocumentationNames() throws IOException {
    String page = Files.readString(Path.of("docs/operations.md"));
    Set<String> images =
        Stream.concat(
                services().filter(service -> !service.has("build")).map(Service::image),
                found("(?m)^FROM (\\S+)", Files.readString(Path.of("Dockerfile"))).stream())
            .collect(Collectors.toSet());

    assertThat(images)
        .hasSize(3)
        .allMatch(image -> image.matches(".+:\\d+\\.\\d+.*"))
        .allMatch(image -> page.contains("`" + image + "`"));
  }

  @Test
  void whatTheApplicationIsToldIsWhatItAsksFor() throws IOException {
    Service labelops = COMPOSE.service("labelops");
    String settings = Files.readString(Path.of("src/main/resources/application.yaml"));

    assertThat(labelops.map("environment").keySet())
        .filteredOn(key -> !key.equals("SPRING_CONFIG_IMPORT"))
        .isNotEmpty()
        .isSubsetOf(found("\\$\\{(LABELOPS_\\w+)", settings));
    Map<?, ?> properties = ComposeFile.yaml(Path.of("src/main/resources/application.yaml"));
    assertThat(labelops.secretTargets())
        .filteredOn(target -> !target.equals("credentials"))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(ComposeFile.at(properties, target)).isNotNull());
  }

  @Test
  void theImageTakesTheJarAndNotAsRoot() throws IOException {
    String image = Files.readString(Path.of("Dockerfile"));

    assertThat(image).containsPattern("(?m)^USER [1-9]\\d+").contains("-Djarmode=tools");
    assertThat(Files.readAllLines(Path.of(".dockerignore")))
        .containsExactly("*", "!target/labelops-*.jar");
  }

  @Test
  void theScriptMakesAllSecretsOnceAndGitIgnoresThem(@TempDir Path copy) throws Exception {
    Path resources = Files.createDirectories(copy.resolve("src/main/resources"));
    Files.copy(Path.of("src/main/resources/staff.json"), resources.resolve("staff.json"));
    Path script = Files.createDirectories(copy.resolve("docker")).resolve("secrets.sh");
    Files.copy(Path.of("docker/secrets.sh"), script);

    Map<String, String> made = run(script);

    assertThat(made.keySet())
        .isEqualTo(
            COMPOSE.secretFiles().values().stream()
                .map(file -> Path.of(file).getFileName().toString())
                .collect(Collectors.toSet()));
    assertThat(Set.copyOf(made.values())).hasSameSizeAs(made.values());
    assertThat(made.get("credentials")).contains(made.get("labelops_service_password"));
    assertThat(made.get("metrics_token")).matches("[a-z2-9]{32}");
    assertThat(Files.getPosixFilePermissions(script.resolveSibling("secrets"))).hasSize(3);
    assertThat(run(script)).isEqualTo(made);
    assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("docker/secrets/");
  }

  private static Map<String, String> run(Path script) throws Exception {
    Process process = new ProcessBuilder("sh", script.toString()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    try (Stream<Path> files = Files.list(script.resolveSibling("secrets"))) {
      return files.collect(
          Collectors.toMap(file -> file.getFileName().toString(), ComposeFile::text));
    }
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
