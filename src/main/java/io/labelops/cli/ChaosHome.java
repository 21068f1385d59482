package io.labelops.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A state directory that was made to be broken: no other is touched.
 *
 * @param repository where the launcher lies
 */
record ChaosHome(Path directory, Path repository, int portOffset) {

  static final String MARKER = "made-for-chaos";

  ChaosHome {
    directory = directory.toAbsolutePath().normalize();
  }

  /** Takes a directory that is new or empty, or that an earlier run has marked. */
  static ChaosHome claim(Path directory, Path repository, int portOffset) {
    ChaosHome home = new ChaosHome(directory, repository, portOffset);
    if (portOffset < 1) {
      throw new CommandFailure(
          "A stack on the usual ports is somebody's: set LABELOPS_CHAOS_PORT_OFFSET above 0.");
    }
    if (!Files.exists(home.marker()) && !home.isEmpty()) {
      throw new CommandFailure(
          "%s was not made for chaos: name a new directory by LABELOPS_CHAOS_HOME."
              .formatted(home.directory()));
    }
    try {
      Files.createDirectories(home.directory());
      Files.writeString(home.marker(), "Everything here may be killed and deleted.\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return home;
  }

  private Path marker() {
    return directory.resolve(MARKER);
  }

  private boolean isEmpty() {
    if (Files.notExists(directory)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> environment() {
    return Map.of("LABELOPS_HOME", directory.toString(), "LABELOPS_PORT_OFFSET", "" + portOffset);
  }

  /** The addresses of the running stack. */
  Map<String, String> addresses() {
    return read("stack.json");
  }

  String password(String name) {
    return Optional.ofNullable(read("credentials.json").get(name)).orElseThrow();
  }

  private Map<String, String> read(String file) {
    return JsonMapper.shared()
        .readValue(directory.resolve(file).toFile(), new TypeReference<>() {});
  }

  /** The process the launcher wrote down for a part. */
  Optional<ProcessHandle> process(String part) {
    return firstNumber(directory.resolve("run").resolve(part + ".pid"));
  }

  /** PostgreSQL's server, which the part's process holds. */
  Optional<ProcessHandle> postmaster() {
    return firstNumber(directory.resolve("data/postgres/postmaster.pid"));
  }

  private static Optional<ProcessHandle> firstNumber(Path file) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(file).split("\\s")[0]))
          .filter(ProcessHandle::isAlive);
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
