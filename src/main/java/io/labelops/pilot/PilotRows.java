package io.labelops.pilot;

import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rounds of pilots and what each drew. */
@Repository
class PilotRows {

  private final JdbcClient jdbc;

  PilotRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<PilotRound> all(DatasetVersionId dataset) {
    return jdbc.sql(
            """
            SELECT * FROM pilot_round WHERE dataset_key = :dataset AND version = :version
             ORDER BY round
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .query(PilotRound.class)
        .list();
  }

  Optional<PilotRound> find(DatasetVersionId dataset, int round) {
    return all(dataset).stream().filter(known -> known.round() == round).findFirst();
  }

  void insert(PilotRound round, List<StratifiedDraw.Drawn> drawn) {
    jdbc.sql(
            """
            INSERT INTO pilot_round (dataset_key, version, round, items, annotators_per_item, seed,
                                     guideline_version, opened_at)
            VALUES (:dataset, :version, :round, :items, :annotators, :seed, :guideline, :now)
            """)
        .param("dataset", round.datasetKey())
        .param("version", round.version())
        .param("round", round.round())
        .param("items", round.items())
        .param("annotators", round.annotatorsPerItem())
        .param("seed", round.seed())
        .param("guideline", round.guidelineVersion())
        .param("now", at(round.openedAt()))
        .update();
    jdbc.sql(
            """
            INSERT INTO pilot_item (dataset_key, version, round, item_id, stratum)
            SELECT :dataset, :version, :round, d.item_id, d.stratum
              FROM unnest(:items::bigint[], :strata::text[]) AS d(item_id, stratum)
            """)
        .param("dataset", round.datasetKey())
        .param("version", round.version())
        .param("round", round.round())
        .param("items", drawn.stream().map(StratifiedDraw.Drawn::itemId).toArray(Long[]::new))
        .param("strata", drawn.stream().map(StratifiedDraw.Drawn::stratum).toArray(String[]::new))
        .update();
  }

  List<Long> items(DatasetVersionId dataset, int round) {
    return jdbc.sql(
            """
            SELECT p.item_id FROM pilot_item p JOIN item i ON i.id = p.item_id
             WHERE p.dataset_key = :dataset AND p.version = :version AND p.round = :round
             ORDER BY md5(i.dataset_key || ':' || i.key), i.key
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("round", round)
        .query(Long.class)
        .list();
  }

  /** How many items of a round came from each stratum. */
  Map<String, Integer> strata(DatasetVersionId dataset, int round) {
    Map<String, Integer> strata = new TreeMap<>();
    jdbc.sql(
            """
            SELECT stratum, count(*) AS items FROM pilot_item
             WHERE dataset_key = :dataset AND version = :version AND round = :round
             GROUP BY stratum
            """)
        .param("dataset", dataset.datasetKey())
        .param("version", dataset.version())
        .param("round", round)
        .query(
            row -> {
              strata.put(row.getString("stratum"), row.getInt("items"));
            });
    return strata;
  }

  void decide(
      PilotRound round,
      @Nullable PilotDecision decision,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Integer counted,
      @Nullable Instant at) {
    jdbc.sql(
            """
            UPDATE pilot_round SET decision = :decision::text, decided_by = :by, decided_at = :at,
                                   reason = :reason, counted = :counted,
                                   changes = changes + CASE WHEN :decision::text = 'CHANGE' THEN 1 ELSE 0 END
             WHERE dataset_key = :dataset AND version = :version AND round = :round
            """)
        .param("decision", decision == null ? null : decision.name())
        .param("by", by)
        .param("at", at == null ? null : at(at))
        .param("reason", reason)
        .param("counted", counted)
        .param("dataset", round.datasetKey())
        .param("version", round.version())
        .param("round", round.round())
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
