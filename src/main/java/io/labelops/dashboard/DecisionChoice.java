package io.labelops.dashboard;

import io.labelops.ledger.DecisionFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the form above the log chooses, days in UTC.
 *
 * @param until the last day that is shown
 */
record DecisionChoice(
    @Nullable String text,
    @Nullable String who,
    @Nullable String what,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable String link,
    @Nullable String steps,
    @Nullable Integer page) {

  static final int PAGE_SIZE = 50;

  DecisionFilter filter() {
    return new DecisionFilter(
        text,
        who,
        what,
        start(from),
        start(until == null ? null : until.plusDays(1)),
        null,
        null,
        link,
        !allSteps());
  }

  public boolean allSteps() {
    return "all".equals(steps);
  }

  int number() {
    return page == null ? 0 : Math.clamp(page, 0, 1_000_000);
  }

  /** The address of the log with the same choice on another page, or of its export. */
  String address(String path, @Nullable Integer other) {
    DecisionFilter filter = filter();
    boolean export = other == null;
    var address = UriComponentsBuilder.fromPath(path);
    add(address, "text", filter.text());
    add(address, export ? "actor" : "who", filter.actor());
    add(address, export ? "action" : "what", filter.action());
    add(address, "from", export ? filter.from() : from);
    add(address, "until", export ? filter.until() : until);
    add(address, "link", filter.link());
    add(address, export ? "people" : "steps", export ? filter.people() : steps);
    add(address, "page", other);
    return address.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
    if (value != null) {
      address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
