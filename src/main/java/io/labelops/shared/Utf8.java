package io.labelops.shared;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 strictly, and tells what PostgreSQL cannot keep as text. */
public final class Utf8 {

  private Utf8() {}

  public static String decode(byte[] bytes, String what) throws RowRefused {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new RowRefused(what, "has bytes that are not UTF-8");
    }
  }

  /** Refuses NUL and halves of surrogate pairs. */
  public static void requireStorable(String text, String what) throws RowRefused {
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == '\0') {
        throw new RowRefused(what, "has a NUL character");
      }
      if (Character.isHighSurrogate(next)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at++;
      } else if (Character.isSurrogate(next)) {
        throw new RowRefused(what, "has half of a surrogate pair");
      }
    }
  }
}
