package io.labelops.intake;

import io.labelops.shared.InvalidImport;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** How an import is written. */
enum ImportFormat {
  CSV,
  JSON_LINES;

  static ImportFormat of(MediaType type) {
    if (!StandardCharsets.UTF_8.equals(charset(type))) {
      throw new InvalidImport("items are sent in UTF-8, not %s".formatted(type));
    }
    return "csv".equals(type.getSubtype()) ? CSV : JSON_LINES;
  }

  private static @Nullable Charset charset(MediaType type) {
    try {
      Charset named = type.getCharset();
      return named == null ? StandardCharsets.UTF_8 : named;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
