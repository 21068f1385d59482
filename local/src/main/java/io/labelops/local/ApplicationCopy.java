package io.labelops.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The application's jar, unpacked into the state directory.
 *
 * <p>It starts faster that way, and building it again does not disturb the one that runs.
 */
final class ApplicationCopy {

  private static final String NAME = "labelops.jar";

  private final Path directory;

  ApplicationCopy(Home home) {
    directory = home.directory().resolve("run").resolve("application");
  }

  Path jar() {
    return directory.resolve(NAME);
  }

  /** Unpacks the jar unless that very one is unpacked already. */
  void update(Path original) throws IOException, InterruptedException {
    String version = Files.size(original) + " " + Files.getLastModifiedTime(original);
    Path unpacked = directory.resolve("unpacked");
    if (Files.exists(unpacked) && Files.readString(unpacked).equals(version)) {
      return;
    }
    DownCommand.deleteTree(directory);
    Process extraction =
        new ProcessBuilder(
                Installation.JAVA,
                "-Djarmode=tools",
                "-jar",
                original.toString(),
                "extract",
                "--destination",
                directory.toString(),
                "--application-filename",
                NAME)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    if (extraction.waitFor() != 0) {
      throw new StackFailure("Could not unpack " + original + " into " + directory);
    }
    Files.writeString(unpacked, version);
  }
}
