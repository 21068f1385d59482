package io.labelops.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Shows the end of a part's log, however long that is. */
final class LogFile {

  private static final int TAIL_BYTES = 64 * 1024;

  private LogFile() {}

  static String lastLines(Path log, int count) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - TAIL_BYTES);
      byte[] tail = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(tail);
      List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
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
