package io.labelops.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** PostgreSQL's own server process, which outlives its holder when that is killed. */
final class Postmaster {

  private final Path data;

  Postmaster(Path data) {
    this.data = data;
  }

  Optional<ProcessHandle> find() {
    try {
      return Files.readAllLines(pidFile()).stream()
          .findFirst()
          .map(String::trim)
          .map(Long::parseLong)
          .flatMap(ProcessHandle::of)
          .filter(ProcessEnd::isRunning)
          .filter(
              process ->
                  process.info().commandLine().orElse("").contains("postgres")
                      && process.info().commandLine().orElse("").contains(data.toString()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Stops a server left over from a killed holder, and forgets one that is gone.
   *
   * <p>PostgreSQL refuses to start while the recorded pid is alive, even as another program.
   */
  void stopLeftOver() throws IOException, InterruptedException {
    Optional<ProcessHandle> leftOver = find();
    if (leftOver.isPresent()) {
      // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients to leave.
      new ProcessBuilder("kill", "-INT", "" + leftOver.get().pid())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectErrorStream(true)
          .start()
          .waitFor();
      ProcessEnd.await(leftOver.get());
    }
    Files.deleteIfExists(pidFile());
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }
}
