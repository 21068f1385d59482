package io.labelops.quality;

import io.labelops.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Hashes what a gate was computed from, in the order it is added: the same inputs have the same
 * hash, and a result can be shown to rest on just these.
 */
public final class InputsHash {

  private final MessageDigest digest = Sha256.digest();

  /** Hashes these inputs. */
  public static String of(Object... inputs) {
    return new InputsHash().add(inputs).hex();
  }

  /** Adds each input by its text; lengths keep neighbours apart. */
  InputsHash add(Object... inputs) {
    for (Object input : inputs) {
      byte[] text = input.toString().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
      digest.update(text);
    }
    return this;
  }

  /** Returns 64 hexadecimal digits; nothing can be added afterwards. */
  String hex() {
    return Sha256.hex(digest.digest());
  }
}
