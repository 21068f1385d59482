package io.labelops.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of classes: one renamed, several merged into one, one split into several. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mapping(Kind kind, List<String> from, List<String> to, @Nullable String note) {

  public Mapping {
    from = Ontology.copied(from);
    to = Ontology.copied(to);
  }

  /** How many classes became how many. */
  public enum Kind {
    RENAME,
    MERGE,
    SPLIT
  }

  /** Whether a label follows it without anybody looking. */
  boolean isExact() {
    return kind != Kind.SPLIT;
  }

  boolean hasRightNumbers() {
    return switch (kind) {
      case RENAME -> from.size() == 1 && to.size() == 1;
      case MERGE -> from.size() > 1 && to.size() == 1;
      case SPLIT -> from.size() == 1 && to.size() > 1;
    };
  }

  @Override
  public String toString() {
    return "%s %s to %s".formatted(kind, String.join(", ", from), String.join(", ", to));
  }
}
