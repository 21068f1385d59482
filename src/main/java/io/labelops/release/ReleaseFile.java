package io.labelops.release;

import io.labelops.shared.Sha256;

/** One file of a package. */
record ReleaseFile(String name, byte[] content, String sha256) {

  static final String LABELS = "labels.jsonl";
  static final String MANIFEST = "manifest.json";

  static ReleaseFile of(String name, byte[] content) {
    return new ReleaseFile(name, content, Sha256.hex(Sha256.of(content)));
  }
}
