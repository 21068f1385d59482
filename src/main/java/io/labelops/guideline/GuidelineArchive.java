package io.labelops.guideline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A guideline as a zip of two files to be kept in git: {@code guideline.md} and {@code
 * ontology.json}. The same document is the same archive, byte by byte.
 */
public final class GuidelineArchive {

  public static final String TEXT = "guideline.md";
  public static final String ONTOLOGY = "ontology.json";

  private static final int LARGEST = 5_000_000;
  private static final LocalDateTime EVER = LocalDateTime.of(2000, 1, 1, 0, 0);

  private GuidelineArchive() {}

  public static byte[] write(GuidelineDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, TEXT, document.body().getBytes(StandardCharsets.UTF_8));
      add(zip, ONTOLOGY, OntologyFile.bytes(document.ontology()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads an archive, wherever in it the two files lie; other files are passed over. */
  public static GuidelineDocument read(byte[] archive) {
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (name.equals(TEXT) || name.equals(ONTOLOGY)) {
          if (files.put(name, text(name, zip)) != null) {
            throw new InvalidGuideline(name + " is in the archive twice");
          }
        }
      }
    } catch (ZipException broken) {
      throw new InvalidGuideline("the archive cannot be read: " + broken.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = files.get(TEXT);
    String ontology = files.get(ONTOLOGY);
    if (text == null || ontology == null) {
      throw new InvalidGuideline("the archive needs the files %s and %s".formatted(TEXT, ONTOLOGY));
    }
    return new GuidelineDocument(text, OntologyFile.read(ontology));
  }

  // Stored, since packed bytes differ between versions of the library.
  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(EVER);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static String text(String name, ZipInputStream zip) throws IOException {
    byte[] content = zip.readNBytes(LARGEST + 1);
    if (content.length > LARGEST) {
      throw new InvalidGuideline("%s has more than %d bytes".formatted(name, LARGEST));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException broken) {
      throw new InvalidGuideline(name + " is not UTF-8");
    }
  }
}
