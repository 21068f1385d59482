package io.labelops.intake;

import io.labelops.shared.Lines;

/**
 * Where a part of an import ends in the unpacked body.
 *
 * @param number of the part, from 1
 * @param prefixHash SHA-256 of all before
 */
record ImportPosition(int number, long bytes, long lines, byte[] prefixHash) {

  static ImportPosition of(int number, Lines lines) {
    return new ImportPosition(number, lines.position(), lines.count(), lines.hash());
  }
}
