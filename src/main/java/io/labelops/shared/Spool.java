package io.labelops.shared;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A request's body, unpacked and hashed: a small one in memory, a larger one on disk.
 *
 * <p>A slow or breaking client thus holds no database connection and leaves nothing behind.
 */
public final class Spool implements AutoCloseable {

  private static final int SMALL = 1 << 20;

  private final byte[] start;
  private final @Nullable FileChannel file;
  private final byte[] hash;

  private Spool(byte[] start, @Nullable FileChannel file, byte[] hash) {
    this.start = start;
    this.file = file;
    this.hash = hash;
  }

  public static Spool of(InputStream body, boolean gzip, DataSize largest) throws IOException {
    var digest =
        new DigestInputStream(ImportBody.of(body, gzip, ImportLimits.of(largest)), Sha256.digest());
    byte[] start = digest.readNBytes(SMALL);
    FileChannel file = start.length < SMALL ? null : onDisk(start, digest);
    return new Spool(file == null ? start : new byte[0], file, digest.getMessageDigest().digest());
  }

  private static FileChannel onDisk(byte[] start, InputStream rest) throws IOException {
    FileChannel file =
        FileChannel.open(
            Files.createTempFile("labelops-import", null),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      OutputStream to = Channels.newOutputStream(file);
      to.write(start);
      rest.transferTo(to);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Whether a Content-Encoding header says gzip. */
  public static boolean isGzip(@Nullable String encoding) {
    return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT).strip()) {
      case "identity", "" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw new InvalidImport("Content-Encoding has to be gzip or absent, not " + encoding);
    };
  }

  /** The SHA-256 of the unpacked body. */
  public byte[] hash() {
    return hash.clone();
  }

  /** The body from its start. */
  public InputStream read() throws IOException {
    if (file == null) {
      return new ByteArrayInputStream(start);
    }
    file.position(0);
    return Channels.newInputStream(file);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
