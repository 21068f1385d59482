package io.labelops.shared;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads physical lines as bytes and takes lines back that belong to the next record. */
public final class Lines {

  public static final int LONGEST = 1 << 20;

  private final InputStream stream;
  private final Deque<Line> returned = new ArrayDeque<>();
  private long number;

  public Lines(InputStream stream) {
    this.stream = new BufferedInputStream(stream, 1 << 16);
  }

  /** The next line, or null at the end. */
  public @Nullable Line next() throws IOException {
    Line again = returned.poll();
    return again == null ? read() : again;
  }

  /** Takes lines back; they come again in the same order. */
  public void giveBack(List<Line> lines) {
    lines.reversed().forEach(returned::addFirst);
  }

  private @Nullable Line read() throws IOException {
    var bytes = new ByteArrayOutputStream(256);
    boolean cut = false;
    int next = stream.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = stream.read()) {
      if (bytes.size() < LONGEST) {
        bytes.write(next);
      } else {
        cut = true;
      }
    }
    return new Line(++number, bytes.toByteArray(), cut);
  }
}
