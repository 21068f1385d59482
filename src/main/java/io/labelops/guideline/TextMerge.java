package io.labelops.guideline;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings two changes of one text together, line by line (the three-way merge of diff3).
 *
 * <p>Where both changed the same lines in another way, both stay, marked as git marks them.
 *
 * @param conflicts how often that was so
 */
record TextMerge(String text, int conflicts) {

  static final String OURS = "<<<<<<< this change";
  private static final String BETWEEN = "=======";
  private static final String THEIRS = ">>>>>>> published meanwhile";

  static TextMerge of(String base, String ours, String theirs) {
    List<String> lines = SideBySide.lines(base);
    List<Hunk> own = hunks(lines, ours);
    List<Hunk> other = hunks(lines, theirs);
    List<String> merged = new ArrayList<>();
    int conflicts = 0;
    int at = 0;
    while (!own.isEmpty() || !other.isEmpty()) {
      int from = Math.min(start(own), start(other));
      int to = from;
      List<Hunk> left = new ArrayList<>();
      List<Hunk> right = new ArrayList<>();
      boolean grown = true;
      while (grown) {
        grown = take(own, left, from, to) | take(other, right, from, to);
        to = Math.max(to, Math.max(end(left), end(right)));
      }
      merged.addAll(lines.subList(at, from));
      List<String> leftText = applied(lines, left, from, to);
      List<String> rightText = applied(lines, right, from, to);
      if (right.isEmpty() || leftText.equals(rightText)) {
        merged.addAll(leftText);
      } else if (left.isEmpty()) {
        merged.addAll(rightText);
      } else {
        conflicts++;
        merged.add(OURS);
        merged.addAll(leftText);
        merged.add(BETWEEN);
        merged.addAll(rightText);
        merged.add(THEIRS);
      }
      at = to;
    }
    merged.addAll(lines.subList(at, lines.size()));
    return new TextMerge(String.join("\n", merged), conflicts);
  }

  private static List<Hunk> hunks(List<String> base, String text) {
    List<Hunk> hunks = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(base, SideBySide.lines(text)).getDeltas()) {
      int from = delta.getSource().getPosition();
      hunks.add(new Hunk(from, from + delta.getSource().size(), delta.getTarget().getLines()));
    }
    return hunks;
  }

  private static int start(List<Hunk> hunks) {
    return hunks.isEmpty() ? Integer.MAX_VALUE : hunks.getFirst().from();
  }

  private static int end(List<Hunk> hunks) {
    return hunks.isEmpty() ? 0 : hunks.getLast().to();
  }

  /** Takes the hunks that touch the lines, and tells whether there were any. */
  private static boolean take(List<Hunk> from, List<Hunk> into, int start, int end) {
    boolean taken = false;
    while (!from.isEmpty() && from.getFirst().from() <= Math.max(start, end)) {
      into.add(from.removeFirst());
      taken = true;
      end = Math.max(end, into.getLast().to());
    }
    return taken;
  }

  private static List<String> applied(List<String> base, List<Hunk> hunks, int from, int to) {
    List<String> result = new ArrayList<>();
    int at = from;
    for (Hunk hunk : hunks) {
      result.addAll(base.subList(at, hunk.from()));
      result.addAll(hunk.lines());
      at = hunk.to();
    }
    result.addAll(base.subList(at, to));
    return result;
  }

  private record Hunk(int from, int to, List<String> lines) {}
}
