package io.labelops.release;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file of a package. */
record ReleaseFile(String name, byte[] content, String sha256) {

  static final String LABELS = "labels.jsonl";
  static final String MANIFEST = "manifest.json";

  static ReleaseFile of(String name, byte[] content) {
    return new ReleaseFile(name, content, sha256(content));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
