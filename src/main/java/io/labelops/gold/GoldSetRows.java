package io.labelops.gold;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.shared.Json;
import io.labelops.shared.Locks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gold sets and their candidates in PostgreSQL. */
@Repository
class GoldSetRows {

  private static final String SET =
      """
      SELECT s.*, (SELECT count(*) FROM gold_candidate c WHERE c.set_id = s.id) AS items
        FROM gold_set s
      """;

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  GoldSetRows(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Lets one transaction at a time change a dataset's gold. */
  void lock(String datasetKey) {
    Locks.hold(jdbc, "labelops-gold:" + datasetKey);
  }

  Optional<GoldSet> find(String id) {
    return jdbc.sql(SET + "WHERE s.id = ?").param(id).query(GoldSetRows::set).optional();
  }

  List<GoldSet> of(String datasetKey) {
    return jdbc.sql(SET + "WHERE s.dataset_key = ? ORDER BY s.number DESC")
        .param(datasetKey)
        .query(GoldSetRows::set)
        .list();
  }

  boolean isSame(String id, GoldSetRequest wanted) {
    return jdbc.sql("SELECT request = ?::jsonb FROM gold_set WHERE id = ?")
        .param(json.write(wanted))
        .param(id)
        .query(Boolean.class)
        .single();
  }

  void insert(
      String id,
      String datasetKey,
      GoldSetRequest wanted,
      GuidelineVersion guideline,
      long seed,
      String requester) {
    jdbc.sql(
            """
            INSERT INTO gold_set (id, dataset_key, number, name, guideline_key, guideline_version,
                                  choice, request, seed, state, requested_by, requested_at)
            SELECT :id, :dataset, coalesce(max(number), 0) + 1, :name, :guideline, :version,
                   :choice, :request::jsonb, :seed, 'LABELING', :requester, :now
              FROM gold_set WHERE dataset_key = :dataset
            """)
        .param("id", id)
        .param("dataset", datasetKey)
        .param("name", wanted.name())
        .param("guideline", guideline.guidelineKey())
        .param("version", guideline.version())
        .param("choice", wanted.checkedChoice().name())
        .param("request", json.write(wanted))
        .param("seed", seed)
        .param("requester", requester)
        .param("now", now())
        .update();
  }

  /** Makes items candidates; what was labelled as work stays work in the versions it was in. */
  void addCandidates(GoldSet set, List<Long> items) {
    jdbc.sql(
            """
            WITH chosen AS (SELECT * FROM unnest(:items::bigint[]) AS c(item_id)),
            kept AS (
              INSERT INTO gold_candidate (set_id, item_id, former_label)
              SELECT :set, c.item_id, g.label
                FROM chosen c
                LEFT JOIN gold_item g ON g.dataset_key = :dataset AND g.item_id = c.item_id),
            added AS (
              INSERT INTO gold_item AS known (dataset_key, item_id, label, state, added_at, added_by,
                                              origin, set_id, from_version, counts)
              SELECT :dataset, c.item_id, NULL, 'CANDIDATE', :now, :actor, 'SET', :set,
                     coalesce((SELECT max(b.version) + 1
                                 FROM assignment s JOIN batch b ON b.id = s.batch_id
                                WHERE s.item_id = c.item_id), 1), FALSE
                FROM chosen c
              ON CONFLICT (dataset_key, item_id) DO UPDATE
                 SET label = NULL, state = 'CANDIDATE', origin = 'SET', set_id = :set, counts = FALSE
              RETURNING item_id)
            INSERT INTO gold_history (dataset_key, item_id, at, actor, state, reason)
            SELECT :dataset, item_id, :now, :actor, 'CANDIDATE', :reason FROM added
            """)
        .param("items", items.toArray(Long[]::new))
        .param("set", set.id())
        .param("dataset", set.datasetKey())
        .param("actor", set.requestedBy())
        .param("reason", "chosen for gold set %s: %s".formatted(set.name(), set.choice()))
        .param("now", now())
        .update();
  }

  /** Binds the set to one process instance; answers false for every other one. */
  boolean claim(String id, long instance) {
    return jdbc.sql(
                """
                UPDATE gold_set SET process_instance = :instance
                 WHERE id = :id AND coalesce(process_instance, :instance) = :instance
                """)
            .param("instance", instance)
            .param("id", id)
            .update()
        == 1;
  }

  /** Moves the set on from a state; answers false when it is past it. */
  boolean advance(String id, GoldSet.State from, GoldSet.State to, @Nullable String actor) {
    return jdbc.sql(
                """
                UPDATE gold_set
                   SET state = :to,
                       compared_at = CASE :to WHEN 'COMPARED' THEN :now ELSE compared_at END,
                       approved_by = CASE :to WHEN 'APPROVED' THEN :actor ELSE approved_by END,
                       approved_at = CASE :to WHEN 'APPROVED' THEN :now ELSE approved_at END,
                       active_at = CASE :to WHEN 'ACTIVE' THEN :now ELSE active_at END
                 WHERE id = :id AND state = :from
                """)
            .param("id", id)
            .param("from", from.name())
            .param("to", to.name())
            .param("actor", actor)
            .param("now", now())
            .update()
        == 1;
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private static GoldSet set(ResultSet row, int number) throws SQLException {
    return new GoldSet(
        row.getString("id"),
        row.getString("dataset_key"),
        row.getInt("number"),
        row.getString("name"),
        row.getString("guideline_key"),
        row.getString("guideline_version"),
        GoldChoice.valueOf(row.getString("choice")),
        row.getLong("seed"),
        GoldSet.State.valueOf(row.getString("state")),
        row.getInt("items"),
        row.getString("requested_by"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getString("approved_by"),
        instant(row, "approved_at"),
        instant(row, "active_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
