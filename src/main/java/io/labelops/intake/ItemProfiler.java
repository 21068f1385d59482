package io.labelops.intake;

import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Json;
import io.labelops.workforce.Annotators;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Profiles the items of a dataset, so that people can approve it. */
@Service
public class ItemProfiler {

  private static final int ROWS_AT_ONCE = 500;
  private static final int SAMPLES = 10;

  private final JdbcClient jdbc;
  private final Datasets datasets;
  private final Annotators annotators;
  private final CostEstimator costs;
  private final Json json;
  private final Clock clock;

  ItemProfiler(
      JdbcClient jdbc,
      Datasets datasets,
      Annotators annotators,
      CostEstimator costs,
      Json json,
      Clock clock) {
    this.jdbc = jdbc;
    this.datasets = datasets;
    this.annotators = annotators;
    this.costs = costs;
    this.json = json;
    this.clock = clock;
  }

  /** Profiles the items and keeps the profile. */
  @Transactional
  public ItemProfile profile(DatasetVersionId id) {
    Dataset dataset = datasets.require(id);
    Counts counts = counts(dataset);
    PayloadScan scan = scan(dataset);
    ItemProfile profile =
        new ItemProfile(
            counts.items(),
            counts.duplicates(),
            counts.items() == 0 ? 0 : (double) counts.duplicates() / counts.items(),
            scan.missingShare(),
            scan.modalities(),
            scan.languages(),
            scan.pii(),
            scan.examples(),
            dataset.sensitive(),
            dataset.licence() != null,
            counts.labels(),
            costs.estimate(dataset, counts.labels()),
            annotators.countActive(dataset.programKey()),
            samples(dataset),
            Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
    keep(id, profile);
    return profile;
  }

  @Transactional(readOnly = true)
  public Optional<ItemProfile> find(DatasetVersionId id) {
    return jdbc.sql(
            "SELECT profile::text FROM item_profile WHERE dataset_key = :key AND version = :version")
        .param("key", id.datasetKey())
        .param("version", id.version())
        .query(String.class)
        .optional()
        .map(profile -> json.read(profile, ItemProfile.class));
  }

  // An empty payload says nothing, so items without one are no duplicates of each other.
  private Counts counts(Dataset dataset) {
    return jdbc.sql(
            """
            SELECT count(*) AS items,
                   count(*) FILTER (WHERE payload <> '{}')
                     - count(DISTINCT payload_hash) FILTER (WHERE payload <> '{}') AS duplicates,
                   coalesce(sum(coalesce(labels_required, :usual)), 0)::bigint AS labels
              FROM item WHERE dataset_key = :key
            """)
        .param("key", dataset.key())
        .param("usual", dataset.labelsPerItem())
        .query(Counts.class)
        .single();
  }

  private PayloadScan scan(Dataset dataset) {
    PayloadScan scan = new PayloadScan(dataset.modality());
    try (var items =
        jdbc
            .sql("SELECT key, payload::text FROM item WHERE dataset_key = :key ORDER BY id")
            .param("key", dataset.key())
            .withFetchSize(ROWS_AT_ONCE)
            .query((row, _) -> new Payload(row.getString(1), row.getString(2)))
            .stream()) {
      items.forEach(item -> scan.add(item.key(), ItemRowFactory.MAPPER.readTree(item.json())));
    }
    return scan;
  }

  private List<String> samples(Dataset dataset) {
    return jdbc.sql(
            """
            SELECT key FROM item WHERE dataset_key = :key ORDER BY md5(key), key LIMIT :samples
            """)
        .param("key", dataset.key())
        .param("samples", SAMPLES)
        .query(String.class)
        .list();
  }

  private void keep(DatasetVersionId id, ItemProfile profile) {
    jdbc.sql(
            """
            INSERT INTO item_profile (dataset_key, version, profile, profiled_at)
            VALUES (:key, :version, :profile::jsonb, :now)
            ON CONFLICT (dataset_key, version)
            DO UPDATE SET profile = excluded.profile, profiled_at = excluded.profiled_at
            """)
        .param("key", id.datasetKey())
        .param("version", id.version())
        .param("profile", json.write(profile))
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  private record Counts(long items, long duplicates, long labels) {}

  private record Payload(String key, String json) {}
}
