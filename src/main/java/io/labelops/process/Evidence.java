package io.labelops.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows: formatted figures and at most ten rows, never payloads or names of people.
 *
 * @param asked the decision in one sentence
 * @param policyVersion the gate policy the figures are held against
 * @param link the labelops address with the full detail
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Evidence(
    String asked,
    @Nullable Integer policyVersion,
    @Nullable String link,
    @Nullable String note,
    List<Figure> figures,
    List<Row> rows,
    List<Option> options) {

  static final int MOST_ROWS = 10;
  private static final int MOST_FIGURES = 24;
  private static final int LONGEST_NOTE = 1_000;
  private static final int LONGEST_TEXT = 240;
  // Forms are held to 8 KB; what JSON adds for names and quotes is a little more than toString
  // adds.
  private static final int MOST_BYTES = 6_500;

  /**
   * One line of the form's table of figures.
   *
   * @param value with its interval: Tasklist shows five columns, further ones lie out of sight
   */
  record Figure(
      String figure,
      String value,
      @Nullable String threshold,
      @Nullable String n,
      @Nullable String outcome) {

    Figure {
      value = cut(value, LONGEST_TEXT);
    }

    Figure(
        String figure,
        String value,
        @Nullable String threshold,
        @Nullable String n,
        @Nullable String interval,
        @Nullable String outcome) {
      this(figure, interval == null ? value : value + " " + interval, threshold, n, outcome);
    }

    static Figure of(String figure, String value) {
      return new Figure(figure, value, null, null, null);
    }
  }

  /** One item of the form's list. */
  record Row(String item, String detail, @Nullable String votes) {

    Row {
      detail = cut(detail, LONGEST_TEXT);
      votes = votes == null ? null : cut(votes, LONGEST_TEXT);
    }
  }

  /** One choice of a form's select. */
  record Option(String value, String label) {}

  Evidence {
    asked = cut(asked, LONGEST_TEXT);
    note = note == null ? null : cut(note, LONGEST_NOTE);
    options = List.copyOf(options);
    figures = fitting(figures, MOST_FIGURES, bytes(asked) + bytes(note) + bytes(options));
    rows = fitting(rows, MOST_ROWS, bytes(asked) + bytes(note) + bytes(options) + bytes(figures));
  }

  /** As many as leave the form within its size; the link leads to the rest. */
  private static <T> List<T> fitting(List<T> all, int most, int used) {
    List<T> kept = new ArrayList<>();
    int size = used;
    for (T next : all.subList(0, Math.min(most, all.size()))) {
      size += bytes(next);
      if (size > MOST_BYTES) {
        break;
      }
      kept.add(next);
    }
    return List.copyOf(kept);
  }

  private static int bytes(@Nullable Object part) {
    return String.valueOf(part).getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
