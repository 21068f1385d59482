package io.labelops.guideline;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version of the form major.minor.patch. */
record SemanticVersion(int major, int minor, int patch) implements Comparable<SemanticVersion> {

  private static final Pattern WRITTEN =
      Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");

  private static final Comparator<SemanticVersion> ORDER =
      Comparator.comparingInt(SemanticVersion::major)
          .thenComparingInt(SemanticVersion::minor)
          .thenComparingInt(SemanticVersion::patch);

  /** Reads a version, or answers null when it is none. */
  static @Nullable SemanticVersion parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    return matcher.matches()
        ? new SemanticVersion(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)))
        : null;
  }

  /** Reads a version that is known to be one. */
  static SemanticVersion of(String written) {
    SemanticVersion parsed = parse(written);
    if (parsed == null) {
      throw new IllegalArgumentException("not of the form major.minor.patch: " + written);
    }
    return parsed;
  }

  /** The version after this one for a change of that class. */
  SemanticVersion next(ChangeClass changeClass) {
    return switch (changeClass) {
      case MAJOR -> new SemanticVersion(major + 1, 0, 0);
      case MINOR -> new SemanticVersion(major, minor + 1, 0);
      case PATCH -> new SemanticVersion(major, minor, patch + 1);
    };
  }

  /** The class of the change that leads from another version to this one. */
  ChangeClass since(SemanticVersion other) {
    if (major != other.major) {
      return ChangeClass.MAJOR;
    }
    return minor == other.minor ? ChangeClass.PATCH : ChangeClass.MINOR;
  }

  @Override
  public String toString() {
    return "%d.%d.%d".formatted(major, minor, patch);
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return ORDER.compare(this, other);
  }
}
