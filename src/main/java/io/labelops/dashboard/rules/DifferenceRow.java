package io.labelops.dashboard.rules;

import io.labelops.guideline.SideBySide;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of two texts beside each other as a page shows it.
 *
 * @param gap how many equal lines were left out before it
 */
record DifferenceRow(SideBySide.Kind kind, List<Piece> before, List<Piece> after, int gap) {

  /** Equal lines shown around what differs. */
  private static final int CONTEXT = 2;

  /** Some words of a line, and whether just they differ. */
  record Piece(String text, boolean differs) {}

  /** The lines that differ, each with the lines around it. */
  static List<DifferenceRow> of(List<SideBySide> lines) {
    List<DifferenceRow> rows = new ArrayList<>();
    int gap = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (!isNear(lines, i)) {
        gap++;
        continue;
      }
      SideBySide line = lines.get(i);
      rows.add(
          new DifferenceRow(
              line.kind(),
              pieces(line.before(), SideBySide.OUT_FROM, SideBySide.OUT_TO),
              pieces(line.after(), SideBySide.IN_FROM, SideBySide.IN_TO),
              gap));
      gap = 0;
    }
    return rows;
  }

  private static boolean isNear(List<SideBySide> lines, int line) {
    int last = Math.min(lines.size() - 1, line + CONTEXT);
    for (int i = Math.max(0, line - CONTEXT); i <= last; i++) {
      if (lines.get(i).kind() != SideBySide.Kind.SAME) {
        return true;
      }
    }
    return false;
  }

  private static List<Piece> pieces(String line, String from, String to) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      int begin = line.indexOf(from, at);
      if (begin < 0) {
        break;
      }
      int end = line.indexOf(to, begin);
      add(pieces, line.substring(at, begin), false);
      add(pieces, line.substring(begin + from.length(), end < 0 ? line.length() : end), true);
      at = end < 0 ? line.length() : end + to.length();
    }
    add(pieces, line.substring(at), false);
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, boolean differs) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, differs));
    }
  }
}
