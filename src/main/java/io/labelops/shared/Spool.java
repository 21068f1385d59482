package io.labelops.shared;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A request's body on disk, unpacked and hashed.
 *
 * <p>A slow or breaking client thus holds no database connection and leaves nothing behind.
 */
public final class Spool implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final FileChannel file;
  private final byte[] hash;

  private Spool(FileChannel file, byte[] hash) {
    this.file = file;
    this.hash = hash;
  }

  public static Spool of(InputStream body, boolean gzip, DataSize largest) throws IOException {
    FileChannel file =
        FileChannel.open(
            Files.createTempFile("labelops-import", null),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      var digest = new DigestInputStream(unpacked(body, gzip), Sha256.digest());
      copy(digest, Channels.newOutputStream(file), largest);
      return new Spool(file, digest.getMessageDigest().digest());
    } catch (ZipException | EOFException e) {
      file.close();
      throw new InvalidImport("the body is no complete gzip stream; send it again");
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

  private static InputStream unpacked(InputStream body, boolean gzip) throws IOException {
    return gzip ? new GZIPInputStream(body, BUFFER) : body;
  }

  private static void copy(InputStream from, OutputStream to, DataSize largest) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      size += read;
      if (size > largest.toBytes()) {
        throw new ImportTooLarge(
            "an import has at most %d MB unpacked; send the rest under another id"
                .formatted(largest.toMegabytes()));
      }
      to.write(buffer, 0, read);
    }
  }

  /** The SHA-256 of the unpacked body. */
  public byte[] hash() {
    return hash.clone();
  }

  /** The body from its start, without a byte order mark. */
  public InputStream read() throws IOException {
    file.position(0);
    InputStream stream = Channels.newInputStream(file);
    byte[] start = stream.readNBytes(BYTE_ORDER_MARK.length);
    if (start.length >= 2
        && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE
            || start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)) {
      throw new InvalidImport("the body is UTF-16; send it in UTF-8");
    }
    if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
      file.position(0);
    }
    return stream;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
