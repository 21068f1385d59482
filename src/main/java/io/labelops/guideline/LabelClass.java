package io.labelops.guideline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One label an annotator may give. */
public record LabelClass(String code, String name, @Nullable String definition) {

  static final int LONGEST_CODE = 100;

  /** Whether the class may be published: a code without blanks around it, and a name. */
  boolean isComplete() {
    return Objects.nonNull(code)
        && !code.isBlank()
        && code.equals(code.strip())
        && code.length() <= LONGEST_CODE
        && Objects.nonNull(name)
        && !name.isBlank();
  }
}
