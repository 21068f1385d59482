package io.labelops.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the engine's instances against the stored batches and dataset versions. */
final class EngineCheck {

  /** The end events of label-batch that settle a batch; a dropped duplicate ends elsewhere. */
  static final List<String> SETTLING =
      List.of("end_accepted", "end_rejected", "end_without_labels", "end_cancelled");

  private static final Set<String> BATCH_ENDS = Set.copyOf(SETTLING);

  private static final String BATCHES =
      """
      SELECT id, state IN ('CREATED', 'LABELING', 'SUBMITTED'), process_instance FROM batch
       WHERE dataset_key = ANY (?)
      """;

  private static final String VERSIONS =
      """
      SELECT dataset_key || ':' || version, stage NOT IN ('RELEASED', 'FAILED', 'CANCELLED'),
             process_instance
        FROM dataset_version WHERE dataset_key = ANY (?)
      """;

  private static final String CHANGES =
      """
      SELECT id, state NOT IN ('PUBLISHED', 'WITHDRAWN', 'REFUSED'), process_instance
        FROM guideline_change
       WHERE guideline_key IN (SELECT guideline_key FROM dataset WHERE key = ANY (?))
      """;

  private record Work(String name, boolean live) {}

  private EngineCheck() {}

  /**
   * Compares both sides.
   *
   * @param before instances that were there before the run and are not its own
   */
  static List<Violation> run(
      Connection database,
      Collection<String> datasets,
      List<Operate.Instance> active,
      List<Operate.Ended> ended,
      Set<Long> before)
      throws SQLException {
    Map<Long, Work> batches = new HashMap<>();
    Map<Long, Work> versions = new HashMap<>();
    Map<Long, Work> changes = new HashMap<>();
    List<Violation> violations = new ArrayList<>();
    read(database, BATCHES, datasets, batches, violations);
    read(database, VERSIONS, datasets, versions, violations);
    read(database, CHANGES, datasets, changes, violations);
    boolean anyLive =
        Stream.of(batches, versions).flatMap(each -> each.values().stream()).anyMatch(Work::live);
    Set<Long> running = new HashSet<>();
    for (Operate.Instance instance : active) {
      running.add(instance.key());
      if (!before.contains(instance.key())) {
        Map<Long, Work> own =
            switch (instance.process()) {
              case "label-batch" -> batches;
              case "dataset-lifecycle" -> versions;
              case "guideline-change" -> changes;
              default -> null;
            };
        judge(instance, own, anyLive, violations);
      }
    }
    Map<Long, Work> all = new HashMap<>(batches);
    all.putAll(versions);
    all.putAll(changes);
    all.forEach(
        (key, work) -> {
          if (work.live() && !running.contains(key)) {
            violations.add(
                new Violation(
                    "instance-missing", "%s is open, its %d is not".formatted(work.name(), key)));
          }
        });
    settledOnce(batches, ended, before, violations);
    return violations;
  }

  /**
   * Judges an instance that is active.
   *
   * @param own what its process is started for; null for processes that others call
   */
  private static void judge(
      Operate.Instance instance,
      @Nullable Map<Long, Work> own,
      boolean anyLive,
      List<Violation> violations) {
    if (instance.incident()) {
      violations.add(new Violation("incident", instance.toString()));
    }
    Work work = own == null ? null : own.get(instance.key());
    if (own == null ? !anyLive : work == null || !work.live()) {
      violations.add(
          new Violation(
              "instance-orphan",
              "%s, %s".formatted(instance, work == null ? "of nothing stored" : work.name())));
    }
  }

  private static void settledOnce(
      Map<Long, Work> batches,
      List<Operate.Ended> ended,
      Set<Long> before,
      List<Violation> violations) {
    Map<Long, Long> times =
        ended.stream()
            .filter(end -> BATCH_ENDS.contains(end.element()))
            .collect(Collectors.groupingBy(Operate.Ended::instance, Collectors.counting()));
    batches.forEach(
        (key, work) -> {
          if (!work.live() && times.getOrDefault(key, 0L) != 1) {
            violations.add(
                new Violation(
                    "batch-settled-twice",
                    "%s: its instance %d settled it %d times"
                        .formatted(work.name(), key, times.getOrDefault(key, 0L))));
          }
        });
    times.keySet().stream()
        .filter(key -> !batches.containsKey(key) && !before.contains(key))
        .forEach(
            key ->
                violations.add(
                    new Violation(
                        "batch-settled-twice",
                        "instance %d settled no batch of its own".formatted(key))));
  }

  private static void read(
      Connection database,
      String sql,
      Collection<String> datasets,
      Map<Long, Work> into,
      List<Violation> violations)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setArray(1, database.createArrayOf("text", datasets.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Work work = new Work(rows.getString(1), rows.getBoolean(2));
          long instance = rows.getLong(3);
          if (rows.wasNull()) {
            violations.add(new Violation("instance-missing", work.name() + " has none"));
          } else {
            into.put(instance, work);
          }
        }
      }
    }
  }
}
