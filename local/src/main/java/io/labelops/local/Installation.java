package io.labelops.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the programs lie that the stack consists of. */
record Installation(Path repository) {

  static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toAbsolutePath().toString();

  Installation {
    repository = repository.toAbsolutePath().normalize();
  }

  Path staffFile() {
    return repository.resolve("src/main/resources/staff.json");
  }

  String ownClassPath() {
    Path target = repository.resolve("local/target");
    return target.resolve("classes") + File.pathSeparator + target.resolve("lib").resolve("*");
  }

  /** Binaries that are unpacked once and outlive any state directory. */
  Path postgresBinaries() {
    return repository.resolve("local/target/postgres");
  }

  Path camunda() {
    return only(repository.resolve("local/target/camunda"), "camunda-zeebe-");
  }

  Path camundaLogging() {
    return repository.resolve("local/target/classes/camunda-log4j2.xml");
  }

  Path applicationJar() {
    return only(repository.resolve("target"), "labelops-", ".jar");
  }

  private static Path only(Path directory, String prefix) {
    return only(directory, prefix, "");
  }

  private static Path only(Path directory, String prefix, String suffix) {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        return files
            .filter(file -> file.getFileName().toString().startsWith(prefix))
            .filter(file -> file.getFileName().toString().endsWith(suffix))
            .max(Comparator.comparing(file -> file.toFile().lastModified()))
            .orElseThrow(() -> missing(directory, prefix, suffix));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw missing(directory, prefix, suffix);
  }

  private static StackFailure missing(Path directory, String prefix, String suffix) {
    return new StackFailure(
        "There is no " + prefix + "*" + suffix + " in " + directory + ": build it first");
  }
}
