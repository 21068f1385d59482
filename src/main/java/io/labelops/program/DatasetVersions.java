package io.labelops.program;

import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.DatasetVersionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves dataset versions through their stages; every call may be repeated. */
@Service
@Transactional
public class DatasetVersions {

  private static final int LONGEST_REASON = 500;

  private final DatasetVersionRows rows;
  private final PauseRows pauses;
  private final DatasetList list;
  private final Ledger ledger;
  private final Clock clock;

  DatasetVersions(
      DatasetVersionRows rows, PauseRows pauses, DatasetList list, Ledger ledger, Clock clock) {
    this.rows = rows;
    this.pauses = pauses;
    this.list = list;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<DatasetVersion> find(DatasetVersionId id) {
    return rows.findById(id);
  }

  @Transactional(readOnly = true)
  public DatasetVersion require(DatasetVersionId id) {
    return find(id).orElseThrow(() -> new UnknownDataset(id));
  }

  /** The version with that number, which may be any number somebody asked for. */
  @Transactional(readOnly = true)
  public DatasetVersion require(String datasetKey, int version) {
    if (datasetKey.isBlank() || version < 1) {
      throw new UnknownDataset(datasetKey + " version " + version);
    }
    return require(new DatasetVersionId(datasetKey, version));
  }

  /** The newest version of a dataset. */
  @Transactional(readOnly = true)
  public DatasetVersion newest(String datasetKey) {
    return list.newestVersion(datasetKey)
        .map(this::require)
        .orElseThrow(() -> new UnknownDataset(datasetKey));
  }

  /** Refuses when somebody changed the version since the tag was given; null refuses nothing. */
  void requireUnchanged(DatasetVersionId id, @Nullable String tag) {
    if (tag != null) {
      if (!held(id).tag().equals(tag)) {
        throw new PreconditionFailed(id);
      }
    }
  }

  /** Asks for the dataset anew, after a version that is over; its items are there already. */
  public DatasetVersion requestNext(String datasetKey, String requester) {
    DatasetVersion before = newest(datasetKey);
    if (!held(before.id()).stage().isClosed()
        || list.newestVersion(datasetKey).stream().anyMatch(id -> !id.equals(before.id()))) {
      throw new StageConflict(
          "%s is %s; a next version follows when it is over"
              .formatted(before.id(), before.stage()));
    }
    var id = new DatasetVersionId(datasetKey, before.id().version() + 1);
    record("REQUEST_DATASET", "request:" + id, id, requester, null);
    return rows.save(DatasetVersion.request(id, requester, clock.instant()).announce());
  }

  /** Binds the version to a process instance; false when another instance has it. */
  public boolean claimProcess(DatasetVersionId id, long processInstance) {
    DatasetVersion version = held(id);
    boolean claimed = version.claim(processInstance, clock.instant());
    rows.save(version);
    return claimed;
  }

  /** Moves the version to a stage; it is fine when it is there already. */
  public void moveTo(DatasetVersionId id, Stage stage) {
    DatasetVersion version = held(id);
    version.moveTo(stage, clock.instant());
    rows.save(version);
  }

  /** Closes the version as failed, unless it is closed as failed or cancelled already. */
  public void fail(DatasetVersionId id) {
    DatasetVersion version = held(id);
    if (version.stage() != Stage.CANCELLED) {
      version.moveTo(Stage.FAILED, clock.instant());
      rows.save(version);
    }
  }

  /** Notes that the last item was delivered; false when that was noted before. */
  public boolean completeItems(DatasetVersionId id) {
    DatasetVersion version = held(id);
    if (version.itemsCompleteAt() != null) {
      return false;
    }
    version.completeItems(clock.instant());
    rows.save(version);
    return true;
  }

  /** Stops the version's clocks and claims until it is resumed. */
  public DatasetVersion pause(DatasetVersionId id, String reason, String actor) {
    String checked = checkedReason(reason);
    DatasetVersion version = held(id);
    String pauseKey = version.pause(checked, clock.instant());
    if (pauseKey != null) {
      pauses.open(id, Objects.requireNonNull(version.pausedAt()), checked, actor);
      record("PAUSE_DATASET", "pause:" + pauseKey, id, actor, checked);
    }
    return rows.save(version);
  }

  /** Lets the work go on. */
  public DatasetVersion resume(DatasetVersionId id, String actor) {
    DatasetVersion version = held(id);
    Instant from = version.resume();
    if (from != null) {
      pauses.close(id, clock.instant());
      record("RESUME_DATASET", "resume:" + id + ":" + from, id, actor, null);
    }
    return rows.save(version);
  }

  /** Gives the version up for good. */
  public DatasetVersion cancel(DatasetVersionId id, String reason, String actor) {
    String checked = checkedReason(reason);
    DatasetVersion version = held(id);
    if (version.cancel(checked, clock.instant())) {
      pauses.close(id, clock.instant());
      record("CANCEL_DATASET", "cancel:" + id, id, actor, checked);
    }
    return rows.save(version);
  }

  /** The version's pauses, oldest first; the clocks of its batches leave these spans out. */
  @Transactional(readOnly = true)
  public List<Pause> pauses(DatasetVersionId id) {
    return pauses.of(id);
  }

  // A person and a worker may change a version at once: one waits, so that neither is refused.
  private DatasetVersion held(DatasetVersionId id) {
    list.lock(id);
    return require(id);
  }

  private void record(
      String action, String key, DatasetVersionId id, String actor, @Nullable String reason) {
    ledger.record(new Decision(key, null, actor, action, id, id.toString(), reason, Map.of()));
  }

  private static String checkedReason(String reason) {
    String checked = reason.strip();
    if (checked.isEmpty() || checked.length() > LONGEST_REASON || checked.indexOf('\0') >= 0) {
      throw new InvalidReason(
          "give a reason of 1 to %d characters, the people concerned will read it"
              .formatted(LONGEST_REASON));
    }
    return checked;
  }
}
