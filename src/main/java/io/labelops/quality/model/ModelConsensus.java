package io.labelops.quality.model;

import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.DatasetVersionId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which sources enter the consensus of a version, and what they say. */
@Service
public class ModelConsensus {

  private final Uploads uploads;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final Clock clock;

  ModelConsensus(Uploads uploads, Ledger ledger, JdbcClient jdbc, Clock clock) {
    this.uploads = uploads;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Finds the sources; empty where people decide alone. */
  public Optional<ConsensusSources> of(DatasetVersionId id) {
    return jdbc.sql(
            """
            SELECT models, model_versions, confidence FROM model_consensus
             WHERE dataset_key = :dataset AND version = :version AND cardinality(models) > 0
            """)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .query(
            (row, _) -> {
              String[] models = (String[]) row.getArray("models").getArray();
              String[] versions = (String[]) row.getArray("model_versions").getArray();
              return new ConsensusSources(
                  IntStream.range(0, models.length)
                      .mapToObj(i -> new ConsensusSources.Source(models[i], versions[i]))
                      .toList(),
                  row.getDouble("confidence"));
            })
        .optional();
  }

  /** Lets these sources in from the next measurement on; none leave it to people again. */
  @Transactional
  public void put(DatasetVersionId id, ConsensusSources sources, String actor) {
    List<PredictionUpload> known = uploads.list(id);
    for (ConsensusSources.Source source : sources.sources()) {
      if (known.stream()
          .noneMatch(
              upload ->
                  upload.model().equals(source.model())
                      && upload.modelVersion().equals(source.modelVersion()))) {
        throw new InvalidModelRequest(
            "there are no predictions of %s %s".formatted(source.model(), source.modelVersion()));
      }
    }
    jdbc.sql(
            """
            INSERT INTO model_consensus (dataset_key, version, models, model_versions, confidence, set_at,
                                         set_by)
            VALUES (:dataset, :version, :models, :versions, :confidence, :now, :actor)
            ON CONFLICT (dataset_key, version) DO UPDATE
               SET models = excluded.models, model_versions = excluded.model_versions,
                   confidence = excluded.confidence, set_at = excluded.set_at, set_by = excluded.set_by
            """)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param(
            "models",
            sources.sources().stream().map(ConsensusSources.Source::model).toArray(String[]::new))
        .param(
            "versions",
            sources.sources().stream()
                .map(ConsensusSources.Source::modelVersion)
                .toArray(String[]::new))
        .param("confidence", sources.confidence())
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .update();
    ledger.record(
        new Decision(
            "model-consensus:" + UUID.randomUUID(),
            null,
            actor,
            "SET_MODEL_CONSENSUS",
            id,
            id.toString(),
            null,
            sources));
  }

  /** Reads what the sources say of items, each by its newest upload that has the item. */
  public List<SourceVote> votes(
      DatasetVersionId id, ConsensusSources sources, Collection<Long> items) {
    return jdbc.sql(
            """
            SELECT DISTINCT ON (p.item_id, s.place) p.item_id, s.place::int - 1 AS source, p.label
              FROM unnest(:models::text[], :versions::text[]) WITH ORDINALITY
                     AS s(model, model_version, place)
              JOIN prediction_upload u ON u.dataset_key = :dataset AND u.version = :version
                                      AND u.model = s.model AND u.model_version = s.model_version
              JOIN prediction p ON p.upload = u.id AND p.item_id = ANY (:items::bigint[])
             ORDER BY p.item_id, s.place, u.id DESC
            """)
        .param(
            "models",
            sources.sources().stream().map(ConsensusSources.Source::model).toArray(String[]::new))
        .param(
            "versions",
            sources.sources().stream()
                .map(ConsensusSources.Source::modelVersion)
                .toArray(String[]::new))
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param("items", items.toArray(Long[]::new))
        .query(SourceVote.class)
        .list();
  }
}
