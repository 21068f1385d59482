package io.labelops.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The state directory: data, logs, process ids, passwords and addresses of one stack. */
record Home(Path directory) {

  Home {
    directory = directory.toAbsolutePath().normalize();
  }

  Home create() {
    try {
      Files.createDirectories(directory);
      if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
      Files.createDirectories(logs());
      Files.createDirectories(directory.resolve("run"));
      return this;
    } catch (IOException e) {
      throw new StackFailure("Cannot write to " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Everything labelops keeps here; what else lies in the directory is somebody else's. */
  List<Path> entries() {
    return List.of(
        directory.resolve("data"),
        logs(),
        directory.resolve("run"),
        credentials(),
        stackFile(),
        lock());
  }

  Path data(String part) {
    return directory.resolve("data").resolve(part);
  }

  Path logs() {
    return directory.resolve("logs");
  }

  Path log(String part) {
    return logs().resolve(part + ".log");
  }

  Path pidFile(String part) {
    return directory.resolve("run").resolve(part + ".pid");
  }

  Path lock() {
    return directory.resolve("lock");
  }

  Path credentials() {
    return directory.resolve("credentials.json");
  }

  Path stackFile() {
    return directory.resolve("stack.json");
  }
}
