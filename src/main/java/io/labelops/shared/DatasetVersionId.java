package io.labelops.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One version of a dataset, written {@code key:version}. */
public record DatasetVersionId(String datasetKey, int version) {

  private static final Pattern WRITTEN = Pattern.compile("(" + Key.PATTERN + "):([1-9]\\d{0,8})");

  public DatasetVersionId {
    if (datasetKey.isBlank() || version < 1) {
      throw new IllegalArgumentException(
          "a dataset version has a key and a version from 1, not " + datasetKey + ":" + version);
    }
  }

  public static DatasetVersionId parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a dataset version (key:1): " + written);
    }
    return new DatasetVersionId(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public String toString() {
    return datasetKey + ":" + version;
  }
}
