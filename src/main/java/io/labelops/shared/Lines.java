package io.labelops.shared;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads physical lines as bytes, and takes lines back that belong to the next record.
 *
 * <p>A byte order mark is passed over, UTF-16 refused. All that was read is hashed, so that a body
 * that comes again is known by its start.
 */
public final class Lines {

  public static final int LONGEST = 1 << 20;

  // What may be read twice: else a body of nothing but open quotes is read again for each of them.
  private static final long MOST_RETURNED = 64L << 20;

  private final InputStream stream;
  private final @Nullable MessageDigest digest;
  private final Deque<Line> returned = new ArrayDeque<>();
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private long position;
  private long number;
  private long bytesReturned;

  public Lines(InputStream stream) {
    this(stream, Sha256.digest());
  }

  private Lines(InputStream stream, @Nullable MessageDigest digest) {
    this.stream = stream;
    this.digest = digest;
  }

  /** Of a body whose hash is known already; these lines have none. */
  public static Lines unhashed(InputStream stream) {
    return new Lines(stream, null);
  }

  /** The next line, or null at the end. */
  public @Nullable Line next() throws IOException {
    Line again = returned.poll();
    return again == null ? read() : again;
  }

  /** Takes lines back; they come again in the same order. */
  public void giveBack(List<Line> lines) {
    for (Line line : lines.reversed()) {
      bytesReturned += line.bytes().length;
      returned.addFirst(line);
    }
    if (bytesReturned > MOST_RETURNED) {
      throw new InvalidImport(
          "quotes are opened and never closed, the last one before line %d; write CSV as RFC 4180 says"
              .formatted(number));
    }
  }

  /** Whether all lines read so far were used, so that another reader could go on from here. */
  public boolean isClean() {
    return returned.isEmpty();
  }

  /** Bytes read so far, a byte order mark included. */
  public long position() {
    return position;
  }

  /** Lines read so far. */
  public long count() {
    return number;
  }

  /** The SHA-256 of what was read so far. */
  public byte[] hash() {
    if (digest == null) {
      throw new IllegalStateException("nothing was hashed");
    }
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every JDK can clone SHA-256", e);
    }
  }

  /** Passes over everything up to a position after a line's end, which is the end of that line. */
  public void skipTo(long end, long lines) throws IOException {
    while (position < end) {
      if (at == filled && !fill()) {
        throw new EOFException("the body ends before byte " + end);
      }
      use((int) Math.min(filled - at, end - position));
    }
    number = lines;
  }

  /** Reads to the end without looking at the lines. */
  public void drain() throws IOException {
    while (at < filled || fill()) {
      use(filled - at);
    }
  }

  private @Nullable Line read() throws IOException {
    if (position == 0) {
      skipMark();
    }
    if (at == filled && !fill()) {
      return null;
    }
    int feed = find();
    if (feed >= 0) {
      byte[] bytes = Arrays.copyOfRange(buffer, at, feed);
      use(feed + 1 - at);
      return new Line(++number, bytes, false);
    }
    return readLong();
  }

  /** Puts a line together that goes on beyond the buffer. */
  private Line readLong() throws IOException {
    var bytes = new ByteArrayOutputStream(2 * buffer.length);
    boolean cut = false;
    boolean ended = false;
    while (!ended && (at < filled || fill())) {
      int feed = find();
      ended = feed >= 0;
      int length = (ended ? feed : filled) - at;
      int kept = Math.min(length, LONGEST - bytes.size());
      bytes.write(buffer, at, kept);
      cut |= kept < length;
      use(ended ? length + 1 : length);
    }
    return new Line(++number, bytes.toByteArray(), cut);
  }

  private int find() {
    for (int i = at; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, stream.readNBytes(buffer, 0, buffer.length));
    return filled > 0;
  }

  private void use(int bytes) {
    if (digest != null) {
      digest.update(buffer, at, bytes);
    }
    at += bytes;
    position += bytes;
  }

  private void skipMark() throws IOException {
    fill();
    if (filled >= 2 && (starts(0xFF, 0xFE) || starts(0xFE, 0xFF))) {
      throw new InvalidImport("the body is UTF-16; send it in UTF-8");
    }
    if (filled >= 3 && starts(0xEF, 0xBB) && buffer[2] == (byte) 0xBF) {
      use(3);
    }
  }

  private boolean starts(int first, int second) {
    return buffer[0] == (byte) first && buffer[1] == (byte) second;
  }
}
