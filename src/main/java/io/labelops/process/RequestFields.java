package io.labelops.process;

import io.labelops.program.DatasetRequest;
import io.labelops.program.PilotRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the forms start-dataset and confirm-request, as loosely typed as forms send them.
 */
record RequestFields(Map<String, ?> fields) {

  @Nullable String text(String field) {
    Object value = fields.get(field);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  /** The request, with what could not be read left out and told in {@code problems}. */
  Reading read() {
    List<String> problems = new ArrayList<>();
    var request =
        new DatasetRequest(
            text("datasetKey"),
            text("title"),
            text("programKey"),
            text("guidelineKey"),
            null,
            text("modality"),
            null,
            number("labelsPerItem", "labels per item", problems),
            number("batchSize", "items per batch", problems),
            flag("sensitive"),
            null,
            null,
            text("purpose"),
            text("licence"),
            text("source"),
            date("neededBy", "needed by", problems),
            pilot(problems));
    return new Reading(request, problems);
  }

  private @Nullable PilotRequest pilot(List<String> problems) {
    return flag("pilot")
        ? new PilotRequest(
            number("pilotItems", "items of the pilot", problems),
            number("pilotAnnotators", "annotators per item of the pilot", problems),
            number("pilotRounds", "rounds of the pilot", problems))
        : null;
  }

  private @Nullable Integer number(String field, String name, List<String> problems) {
    String written = text(field);
    try {
      return written == null ? null : new BigDecimal(written).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      problems.add("%s has to be a whole number, not %s".formatted(name, written));
      return null;
    }
  }

  private boolean flag(String field) {
    String written = text(field);
    return written != null
        && List.of("true", "yes", "1").contains(written.toLowerCase(Locale.ROOT));
  }

  private @Nullable LocalDate date(String field, String name, List<String> problems) {
    String written = text(field);
    try {
      return written == null ? null : LocalDate.parse(written);
    } catch (DateTimeParseException e) {
      problems.add("%s has to be a date such as 2027-03-31, not %s".formatted(name, written));
      return null;
    }
  }

  /** What could be read, and what could not. */
  record Reading(DatasetRequest request, List<String> problems) {}
}
