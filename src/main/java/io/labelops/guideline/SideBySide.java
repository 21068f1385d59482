package io.labelops.guideline;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.List;

/**
 * Lines of two texts beside each other.
 *
 * @param before the old line, with removed words between {@link #OUT_FROM} and {@link #OUT_TO}
 * @param after the new line, with added words between {@link #IN_FROM} and {@link #IN_TO}
 */
public record SideBySide(Kind kind, String before, String after) {

  public static final String OUT_FROM = "\uE000";
  public static final String OUT_TO = "\uE001";
  public static final String IN_FROM = "\uE002";
  public static final String IN_TO = "\uE003";

  /** What became of a line. */
  public enum Kind {
    SAME,
    CHANGED,
    REMOVED,
    ADDED
  }

  /** Compares line by line (Myers 1986), and word by word within changed lines. */
  public static List<SideBySide> of(String before, String after) {
    return DiffRowGenerator.create()
        .showInlineDiffs(true)
        .inlineDiffByWord(true)
        .mergeOriginalRevised(false)
        .lineNormalizer(line -> line)
        .oldTag(opening -> opening ? OUT_FROM : OUT_TO)
        .newTag(opening -> opening ? IN_FROM : IN_TO)
        .build()
        .generateDiffRows(lines(before), lines(after))
        .stream()
        .map(SideBySide::of)
        .toList();
  }

  private static SideBySide of(DiffRow row) {
    Kind kind =
        switch (row.getTag()) {
          case EQUAL -> Kind.SAME;
          case CHANGE -> Kind.CHANGED;
          case DELETE -> Kind.REMOVED;
          case INSERT -> Kind.ADDED;
        };
    return kind == Kind.CHANGED
        ? new SideBySide(kind, row.getOldLine(), row.getNewLine())
        : new SideBySide(kind, unmarked(row.getOldLine()), unmarked(row.getNewLine()));
  }

  private static String unmarked(String line) {
    return line.replace(OUT_FROM, "").replace(OUT_TO, "").replace(IN_FROM, "").replace(IN_TO, "");
  }

  static List<String> lines(String text) {
    return List.of(text.split("\n", -1));
  }
}
