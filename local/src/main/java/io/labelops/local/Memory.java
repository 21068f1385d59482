package io.labelops.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Measures memory as Linux accounts for it, shared pages divided among those who share them. */
final class Memory {

  private Memory() {}

  /** Zero where the system does not tell. */
  static long megabytes(ProcessHandle process) {
    Path account = Path.of("/proc/" + process.pid() + "/smaps_rollup");
    if (!Files.isReadable(account)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(account)) {
      return lines
              .filter(line -> line.startsWith("Pss:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024;
    } catch (IOException e) {
      return 0;
    }
  }

  static long ofTree(ProcessHandle process) {
    return megabytes(process) + process.descendants().mapToLong(Memory::megabytes).sum();
  }
}
