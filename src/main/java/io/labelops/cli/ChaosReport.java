package io.labelops.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was broken, how long it took to come back, and what was found broken for good. */
record ChaosReport(
    long seed, List<Made> made, List<Violation> violations, Map<String, Object> work) {

  /**
   * A fault that was made.
   *
   * @param at seconds since the start of the run
   * @param back seconds until everything was healthy again
   * @param inFlight what was going on when it came
   */
  record Made(Fault fault, double at, double back, String inFlight) {}

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", seed);
    json.put("faults", made.size());
    json.put("violations", violations.size());
    json.put("kinds", kinds());
    json.putAll(work);
    json.put("slowest_recovery_seconds", made.stream().mapToDouble(Made::back).max().orElse(0));
    json.put("found", violations);
    json.put(
        "made",
        made.stream()
            .map(
                m ->
                    Map.of(
                        "fault", m.fault().words(),
                        "at_seconds", m.at(),
                        "back_seconds", m.back(),
                        "in_flight", m.inFlight()))
            .toList());
    return json;
  }

  private Map<String, Integer> kinds() {
    Map<String, Integer> kinds = new TreeMap<>();
    made.forEach(m -> kinds.merge(m.fault().words(), 1, Integer::sum));
    return kinds;
  }

  void print(PrintWriter out) {
    out.printf("%n  %-8s %-28s %-8s %s%n", "at", "fault", "back", "in flight");
    for (Made m : made) {
      out.printf("  %6.0f s %-28s %6.1f s %s%n", m.at(), m.fault().words(), m.back(), m.inFlight());
    }
    out.printf("%n  %d faults, %d violations, %s%n", made.size(), violations.size(), work);
    violations.forEach(v -> out.printf("  VIOLATION %s: %s%n", v.kind(), v.what()));
  }
}
