package io.labelops.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one part of the evaluation stack holds in memory, in MB.
 *
 * @param heap what is in use after a garbage collection; for PostgreSQL, which has no heap, all
 * @param process of the whole process, shared pages divided among those who share them
 */
record PartMemory(long heap, long process) {

  private static final List<String> JVMS =
      List.of("labelops", "camunda-broker", "camunda-webapps", "opensearch");
  private static final String DATABASE = "postgres";
  private static final Pattern USED =
      Pattern.compile("total [^,]+,(?: committed [^,]+,)? used (\\d+)K");
  private static final Pattern SHARE = Pattern.compile("^Pss: +(\\d+) kB", Pattern.MULTILINE);

  /** Measures the parts whose processes the state directory names; others are left out. */
  static Map<String, PartMemory> of(Path home) {
    Map<String, PartMemory> parts = new LinkedHashMap<>();
    for (String part : JVMS) {
      process(home.resolve("run").resolve(part + ".pid"))
          .ifPresent(jvm -> parts.put(part, new PartMemory(heap(jvm), share(Stream.of(jvm)))));
    }
    process(home.resolve("data").resolve(DATABASE).resolve("postmaster.pid"))
        .map(server -> share(Stream.concat(Stream.of(server), server.descendants())))
        .ifPresent(all -> parts.put(DATABASE, new PartMemory(all, all)));
    return parts;
  }

  /** Both kinds of file begin with the number of the process. */
  private static Optional<ProcessHandle> process(Path file) {
    return read(file)
        .map(text -> text.split("\\s", 2)[0])
        .map(Long::parseLong)
        .flatMap(ProcessHandle::of);
  }

  private static long heap(ProcessHandle jvm) {
    jcmd(jvm, "GC.run");
    return kilobytes(USED, jcmd(jvm, "GC.heap_info")) / 1024;
  }

  private static long share(Stream<ProcessHandle> processes) {
    return processes
            .map(process -> Path.of("/proc/%d/smaps_rollup".formatted(process.pid())))
            .mapToLong(file -> read(file).map(text -> kilobytes(SHARE, text)).orElse(0L))
            .sum()
        / 1024;
  }

  static long kilobytes(Pattern pattern, String text) {
    return pattern.matcher(text).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  private static String jcmd(ProcessHandle jvm, String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(jvm.pid()), command)
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandFailure("Cannot run %s: %s".formatted(jcmd, e.getMessage()), e);
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
