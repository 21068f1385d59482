package io.labelops.shared;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A request's body as a stream: unpacked, and stopped when it unpacks to too much. */
public final class ImportBody extends InputStream {

  private static final int BUFFER = 1 << 16;
  // A small body may be as regular as it likes.
  private static final long SMALL = 16L << 20;

  private final Received received;
  private final InputStream unpacked;
  private final ImportLimits limits;
  private long size;

  private ImportBody(Received received, InputStream unpacked, ImportLimits limits) {
    this.received = received;
    this.unpacked = unpacked;
    this.limits = limits;
  }

  public static ImportBody of(InputStream body, boolean gzip, ImportLimits limits)
      throws IOException {
    var received = new Received(body);
    try {
      return new ImportBody(
          received, gzip ? new GZIPInputStream(received, BUFFER) : received, limits);
    } catch (ZipException | EOFException e) {
      throw notPacked();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read;
    try {
      read = unpacked.read(to, offset, length);
    } catch (ZipException | EOFException e) {
      throw notPacked();
    }
    size += Math.max(0, read);
    if (size > limits.largest().toBytes()) {
      throw new ImportTooLarge(
          "an import has at most %d MB unpacked; send the rest under another id"
              .formatted(limits.largest().toMegabytes()));
    }
    if (size > SMALL && size / limits.mostRatio() > received.size) {
      throw new ImportTooLarge(
          "the body unpacks to more than %d times its size; send it unpacked"
              .formatted(limits.mostRatio()));
    }
    return read;
  }

  private static InvalidImport notPacked() {
    return new InvalidImport("the body is no complete gzip stream; send it again");
  }

  /** What comes over the network, counted; a connection that breaks is told from a bad body. */
  private static final class Received extends InputStream {

    private final InputStream body;
    private long size;

    Received(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      try {
        int read = body.read(to, offset, length);
        size += Math.max(0, read);
        return read;
      } catch (IOException e) {
        throw new InterruptedBody();
      }
    }

    // The JDK goes on to a second gzip member only where this is above 0, which over a network it
    // often is not although more is to come.
    @Override
    public int available() {
      return 1;
    }
  }
}
