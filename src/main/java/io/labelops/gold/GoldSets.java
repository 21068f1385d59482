package io.labelops.gold;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.shared.Creation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The gold sets of datasets, from the request on. */
@Service
public class GoldSets {

  private final GoldSetRows rows;
  private final Candidates candidates;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;

  GoldSets(
      GoldSetRows rows,
      Candidates candidates,
      Datasets datasets,
      DatasetVersions versions,
      Guidelines guidelines,
      Ledger ledger,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.candidates = candidates;
    this.datasets = datasets;
    this.versions = versions;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.events = events;
  }

  public Optional<GoldSet> find(String id) {
    return rows.find(id);
  }

  public GoldSet require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new UnknownGoldSet(
                    "there is no gold set %s; GET …/datasets/{key}/gold-sets lists them"
                        .formatted(id)));
  }

  public List<GoldSet> of(String datasetKey) {
    return rows.of(datasets.require(datasetKey).key());
  }

  /** Tells how many items the request would make candidates, or refuses it with the reason. */
  @Transactional(readOnly = true)
  public int count(String datasetKey, GoldSetRequest wanted) {
    datasets.require(datasetKey);
    return candidates.choose(datasetKey, wanted, seed(datasetKey, wanted)).size();
  }

  /** Takes a request of the API and starts its process; the same again changes nothing. */
  @Transactional
  public Creation<GoldSet> request(String datasetKey, GoldSetRequest wanted, String requester) {
    Creation<GoldSet> set = enter(datasetKey, wanted, requester);
    if (set.created()) {
      events.publishEvent(new GoldSetRequested(set.value().id(), datasetKey));
    }
    return set;
  }

  /** Takes a request whose process runs already. */
  @Transactional
  public Creation<GoldSet> enter(String datasetKey, GoldSetRequest wanted, String requester) {
    GuidelineVersion guideline = guidelines.current(datasets.require(datasetKey).guidelineKey());
    String id = datasetKey + ":" + wanted.checkedName();
    rows.lock(datasetKey);
    Optional<GoldSet> known = rows.find(id);
    if (known.isPresent()) {
      if (rows.isSame(id, wanted)) {
        return new Creation<>(known.get(), false);
      }
      throw new GoldSetConflict(
          "gold set %s was asked for with another choice; take another name".formatted(id));
    }
    long seed = seed(datasetKey, wanted);
    List<Long> items = candidates.choose(datasetKey, wanted, seed);
    rows.insert(id, datasetKey, wanted, guideline, seed, requester);
    rows.addCandidates(require(id), items);
    GoldSet set = require(id);
    ledger.record(
        new Decision(
            "request-gold:" + id,
            null,
            requester,
            "REQUEST_GOLD_SET",
            versions.newest(datasetKey).id(),
            id,
            null,
            Map.of(
                "choice", set.choice(),
                "items", set.items(),
                "seed", seed,
                "guidelineVersion", guideline.version())));
    return new Creation<>(set, true);
  }

  /** Binds the set to one process instance; answers false for every other one. */
  @Transactional
  public boolean claimProcess(String id, long instance) {
    return rows.claim(id, instance);
  }

  private static long seed(String datasetKey, GoldSetRequest wanted) {
    String name = datasetKey + ":" + wanted.checkedName();
    return wanted.seed() != null
        ? wanted.seed()
        : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }
}
