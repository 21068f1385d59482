package io.labelops.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Shows the end of a part's log, however long that is. */
final class LogFile {

  private static final int TAIL_BYTES = 64 * 1024;

  private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ )");

  private LogFile() {}

  static String lastLines(Path log, int count) throws IOException {
    return last(count, tail(log));
  }

  /** Leaves out the frames of stack traces, which would fill the screen without the reason. */
  static String lastMessages(Path log, int count) throws IOException {
    return last(count, tail(log).stream().filter(line -> !FRAME.matcher(line).find()).toList());
  }

  private static String last(int count, List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  private static List<String> tail(Path log) throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - TAIL_BYTES);
      byte[] tail = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Copies what is added to the log until interrupted, also after a restart began a new file. */
  static void follow(Path log, OutputStream out) throws IOException, InterruptedException {
    long position = Files.exists(log) ? Files.size(log) : 0;
    while (!Thread.interrupted()) {
      long size = Files.exists(log) ? Files.size(log) : 0;
      position = size < position ? 0 : position;
      if (size > position) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
          byte[] added = new byte[(int) Math.min(size - position, TAIL_BYTES)];
          file.seek(position);
          file.readFully(added);
          out.write(added);
          out.flush();
          position += added.length;
        }
      } else {
        Thread.sleep(Duration.ofMillis(500));
      }
    }
  }
}
