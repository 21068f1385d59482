package io.labelops.intake;

import io.labelops.shared.RowRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image, sound or video that an item is about: where it lies, and the hash of its bytes.
 *
 * <p>Nothing is fetched. The hash goes with the item into its lineage and its release, so that
 * whoever trains on it can tell that it still is the one that was labelled.
 */
final class Media {

  static final String FIELD = "media";
  static final String URI_FIELD = "uri";
  static final String HASH_FIELD = "sha256";

  /** Encrypted, and without a login in the address. */
  private static final Set<String> SCHEMES = new TreeSet<>(List.of("https", "s3", "gs", "abfss"));

  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int LONGEST = 2_000;

  private Media() {}

  /** Refuses what is no reference, and writes the hash in small letters. */
  static void check(ObjectNode payload) throws RowRefused {
    JsonNode media = payload.get(FIELD);
    if (media == null) {
      return;
    }
    if (!(media instanceof ObjectNode object)
        || object.size() != 2
        || !object.path(URI_FIELD).isString()
        || !object.path(HASH_FIELD).isString()) {
      throw new RowRefused(FIELD, "has to be an object of two texts, uri and sha256");
    }
    checkUri(object.path(URI_FIELD).stringValue());
    String hash = object.path(HASH_FIELD).stringValue();
    if (!HASH.matcher(hash).matches()) {
      throw new RowRefused(FIELD + "." + HASH_FIELD, "has to be 64 hexadecimal digits");
    }
    object.put(HASH_FIELD, hash.toLowerCase(Locale.ROOT));
  }

  private static void checkUri(String written) throws RowRefused {
    String field = FIELD + "." + URI_FIELD;
    URI uri;
    try {
      uri = new URI(written);
    } catch (URISyntaxException e) {
      throw new RowRefused(field, "is no URI: " + e.getReason());
    }
    String scheme = uri.getScheme();
    if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      throw new RowRefused(
          field, "has to begin with one of %s".formatted(String.join(", ", SCHEMES)));
    }
    if (uri.getRawAuthority() == null) {
      throw new RowRefused(field, "names no host or bucket");
    }
    if (!scheme.equalsIgnoreCase("abfss") && uri.getRawAuthority().contains("@")) {
      throw new RowRefused(field, "has a login, which everybody who labels would see");
    }
    if (written.length() > LONGEST) {
      throw new RowRefused(field, "has more than %d characters".formatted(LONGEST));
    }
  }
}
