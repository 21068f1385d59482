package io.labelops.process;

import com.fasterxml.jackson.annotation.JsonInclude;
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

  /** One line of the form's table of figures. */
  record Figure(
      String figure,
      String value,
      @Nullable String threshold,
      @Nullable String n,
      @Nullable String interval,
      @Nullable String outcome) {

    static Figure of(String figure, String value) {
      return new Figure(figure, value, null, null, null, null);
    }
  }

  /** One item of the form's list. */
  record Row(String item, String detail, @Nullable String votes) {}

  /** One choice of a form's select. */
  record Option(String value, String label) {}

  Evidence {
    figures = List.copyOf(figures);
    rows = rows.stream().limit(MOST_ROWS).toList();
    options = List.copyOf(options);
  }
}
