package io.labelops.pilot;

import io.labelops.annotation.PilotBatches;
import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.Dataset;
import io.labelops.program.Datasets;
import io.labelops.program.PilotPlan;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Locks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the rounds of pilots, each with a fresh sample. */
@Service
public class Pilots {

  private final PilotRows rows;
  private final PilotSample sample;
  private final PilotBatches batches;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final Clock clock;

  Pilots(
      PilotRows rows,
      PilotSample sample,
      PilotBatches batches,
      Datasets datasets,
      Guidelines guidelines,
      Ledger ledger,
      JdbcClient jdbc,
      Clock clock) {
    this.rows = rows;
    this.sample = sample;
    this.batches = batches;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<PilotRound> find(DatasetVersionId dataset, int round) {
    return rows.find(dataset, round);
  }

  public PilotRound require(DatasetVersionId dataset, int round) {
    return find(dataset, round).orElseThrow(() -> new UnknownPilotRound(dataset, round));
  }

  /** The rounds so far, oldest first. */
  public List<PilotRound> rounds(DatasetVersionId dataset) {
    return rows.all(dataset);
  }

  /**
   * Draws a round's sample and opens its batches; a repeat returns the round that is there.
   *
   * <p>The draw can be repeated: its seed is made of dataset, version and round, and is on record
   * before anybody labels.
   */
  @Transactional
  public PilotRound open(DatasetVersionId dataset, int round) {
    Locks.hold(jdbc, "labelops-pilot:" + dataset);
    PilotRound known = rows.find(dataset, round).orElseGet(() -> draw(dataset, round));
    batches.open(dataset, round, rows.items(dataset, round), known.annotatorsPerItem());
    return known;
  }

  private PilotRound draw(DatasetVersionId dataset, int round) {
    Dataset settings = datasets.require(dataset);
    PilotPlan plan = settings.pilot();
    if (plan == null) {
      throw new PilotConflict("dataset %s asks for no pilot".formatted(dataset.datasetKey()));
    }
    long seed = seed(PilotRound.key(dataset, round));
    List<StratifiedDraw.Drawn> drawn =
        StratifiedDraw.of(seed, sample.strata(dataset), plan.items());
    PilotRound opened =
        new PilotRound(
            dataset.datasetKey(),
            dataset.version(),
            round,
            drawn.size(),
            plan.annotatorsPerItem(),
            seed,
            guidelines.current(settings.guidelineKey()).version(),
            clock.instant(),
            null,
            null,
            null,
            null,
            null,
            0);
    rows.insert(opened, drawn);
    ledger.record(
        new Decision(
            "open-" + opened.key(),
            null,
            "labelops",
            "OPEN_PILOT_ROUND",
            dataset,
            opened.key(),
            null,
            Map.of("seed", seed, "items", drawn.size())));
    return opened;
  }

  static long seed(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }
}
