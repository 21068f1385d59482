package io.labelops.audit;

import io.labelops.measure.Draw;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * The final labels an audit speaks for, in the order of their item keys (bytes of UTF-8).
 *
 * <p>The hash is SHA-256 over every item key and label, each ended by a zero byte. A seed is the
 * first eight bytes of SHA-256 over dataset version, attempt, stage and that hash, each ended by a
 * line feed: nobody chooses it, and whoever has the lot can repeat the draw.
 */
record Lot(List<Entry> entries) {

  /** One label of the lot. */
  record Entry(long itemId, String key, String label, String vendorKey) {}

  int size() {
    return entries.size();
  }

  String hash() {
    MessageDigest digest = Sha256.digest();
    for (Entry entry : entries) {
      digest.update(entry.key().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(entry.label().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return Sha256.hex(digest.digest());
  }

  List<Entry> draw(long seed, int sampleSize) {
    return Arrays.stream(Draw.sample(seed, size(), sampleSize)).mapToObj(entries::get).toList();
  }

  static long seed(DatasetVersionId dataset, int attempt, int stage, String lotHash) {
    String source = dataset + "\n" + attempt + "\n" + stage + "\n" + lotHash + "\n";
    return ByteBuffer.wrap(Sha256.of(source)).getLong();
  }
}
