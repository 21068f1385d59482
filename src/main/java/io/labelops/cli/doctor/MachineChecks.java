package io.labelops.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be seen without asking any part: the JDK, the disk, and who listens. */
final class MachineChecks {

  private static final int JDK = 25;
  private static final long MEGABYTE = 1024 * 1024;
  private static final long SCARCE = 2048 * MEGABYTE;
  private static final long TOO_LITTLE = 512 * MEGABYTE;
  private static final int PATIENCE_MILLIS = 1_000;

  private final Target target;

  MachineChecks(Target target) {
    this.target = target;
  }

  List<Finding> run() {
    return List.of(
        java(Runtime.version()),
        disk("disk-state", existing(target.home())),
        disk("disk-temporary", Path.of(System.getProperty("java.io.tmpdir"))),
        ports());
  }

  static Finding java(Runtime.Version version) {
    return version.feature() >= JDK
        ? Finding.ok("java", version.toString())
        : Finding.fail("java", version.toString(), "install a JDK 25 or later");
  }

  private static Finding disk(String check, Path directory) {
    try {
      return disk(check, directory, Files.getFileStore(directory).getUsableSpace());
    } catch (IOException e) {
      return Finding.warn(check, directory + ": " + e.getMessage(), "look at the file system");
    }
  }

  static Finding disk(String check, Path directory, long free) {
    String detail = "%d MB free at %s".formatted(free / MEGABYTE, directory);
    if (free < TOO_LITTLE) {
      return Finding.fail(
          check, detail, "free some: the broker stops taking commands when the disk is full");
    }
    return free < SCARCE
        ? Finding.warn(check, detail, "free some before it is less than 512 MB")
        : Finding.ok(check, detail);
  }

  private Finding ports() {
    Map<String, URI> parts = new LinkedHashMap<>();
    parts.put("labelops", target.labelops());
    parts.put("engine", target.engine());
    parts.put("web apps", target.webapps());
    parts.put("database", URI.create(target.database().substring("jdbc:".length())));
    List<String> closed = new ArrayList<>();
    parts.forEach(
        (part, address) -> {
          if (!listens(address)) {
            closed.add("%s (%s:%d)".formatted(part, address.getHost(), port(address)));
          }
        });
    return closed.isEmpty()
        ? Finding.ok("ports", "all %d parts listen".formatted(parts.size()))
        : Finding.fail(
            "ports",
            "nobody listens for " + String.join(", ", closed),
            "start what is down (./labelops up starts what does not run) and read its log"
                + " (./labelops logs PART)");
  }

  private static boolean listens(URI address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port(address)), PATIENCE_MILLIS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return switch (address.getScheme()) {
      case "https" -> 443;
      case "postgresql" -> 5432;
      default -> 80;
    };
  }

  private static Path existing(Path directory) {
    Path path = directory.toAbsolutePath();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }
}
