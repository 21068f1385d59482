package io.labelops.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ages of one holder's backlog side by side, as the chart and its table show them. */
record Backlog(
    String holder, long units, @Nullable Double p50, @Nullable Double p90, @Nullable Double max) {

  static List<Backlog> of(List<Figure> figures) {
    Map<String, List<Figure>> byHolder = new LinkedHashMap<>();
    for (Figure each : figures) {
      String holder = each.of();
      if (holder != null && each.figure().name().startsWith("BACKLOG")) {
        byHolder.computeIfAbsent(holder, _ -> new ArrayList<>()).add(each);
      }
    }
    return byHolder.entrySet().stream().map(held -> of(held.getKey(), held.getValue())).toList();
  }

  private static Backlog of(String holder, List<Figure> ages) {
    return new Backlog(
        holder,
        ages.getFirst().n(),
        ages.getFirst().value(),
        ages.get(1).value(),
        ages.getLast().value());
  }
}
