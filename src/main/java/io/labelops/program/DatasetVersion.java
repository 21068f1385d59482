package io.labelops.program;

import io.labelops.shared.DatasetVersionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** One version of a dataset on its way from request to release. */
@Table("dataset_version")
public class DatasetVersion extends AbstractAggregateRoot<DatasetVersion> {

  @Id
  @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL)
  private final DatasetVersionId id;

  private Stage stage;
  private Instant stageSince;
  private final String requester;
  private @Nullable Long processInstance;
  private @Nullable Instant pausedAt;
  private @Nullable String pauseReason;
  private @Nullable Instant itemsCompleteAt;
  private final Instant createdAt;
  @Version private @Nullable Integer revision;

  @PersistenceCreator
  DatasetVersion(
      DatasetVersionId id, Stage stage, Instant stageSince, String requester, Instant createdAt) {
    this.id = id;
    this.stage = stage;
    this.stageSince = stageSince;
    this.requester = requester;
    this.createdAt = createdAt;
  }

  static DatasetVersion request(DatasetVersionId id, String requester, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    return new DatasetVersion(id, Stage.REQUESTED, at, requester, at);
  }

  /** Tells the engine to start working on the version; a request made in the engine needs none. */
  DatasetVersion announce() {
    registerEvent(new DatasetRequested(id, requester));
    return this;
  }

  /** Binds the version to the process instance that came first; false for every other one. */
  boolean claim(long instance, Instant now) {
    if (processInstance == null) {
      processInstance = instance;
      if (stage == Stage.REQUESTED) {
        moveTo(Stage.INTAKE, now);
      }
    }
    return processInstance == instance;
  }

  void moveTo(Stage next, Instant now) {
    if (stage == next) {
      return;
    }
    if (!stage.mayBecome(next)) {
      throw new StageConflict("%s is %s and cannot become %s".formatted(id, stage, next));
    }
    stage = next;
    stageSince = now.truncatedTo(ChronoUnit.MILLIS);
  }

  void completeItems(Instant now) {
    if (!stage.takesItems()) {
      throw new StageConflict("%s is %s and takes no more items".formatted(id, stage));
    }
    itemsCompleteAt = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Pauses the version and answers the pause's key, or null when it is paused already. */
  @Nullable String pause(String reason, Instant now) {
    if (stage.isClosed()) {
      throw new StageConflict("%s is %s; there is nothing to pause".formatted(id, stage));
    }
    if (pausedAt != null) {
      return null;
    }
    pausedAt = now.truncatedTo(ChronoUnit.MILLIS);
    pauseReason = reason;
    String pauseKey = pauseKey(pausedAt);
    registerEvent(new DatasetPaused(id, pauseKey, reason));
    return pauseKey;
  }

  /** Lets the work go on and answers the ended pause's start, or null when there was no pause. */
  @Nullable Instant resume() {
    Instant from = pausedAt;
    if (from != null) {
      pausedAt = null;
      pauseReason = null;
      registerEvent(new DatasetResumed(id, pauseKey(from)));
    }
    return from;
  }

  /** Gives the version up; false when it was given up before. */
  boolean cancel(String reason, Instant now) {
    if (stage == Stage.CANCELLED) {
      return false;
    }
    moveTo(Stage.CANCELLED, now);
    registerEvent(new DatasetCancelled(id, reason));
    return true;
  }

  private String pauseKey(Instant from) {
    return id + ":" + from;
  }

  public DatasetVersionId id() {
    return id;
  }

  /** Another one after every change. */
  String tag() {
    return id + ":" + revision;
  }

  public Stage stage() {
    return stage;
  }

  public Instant stageSince() {
    return stageSince;
  }

  public String requester() {
    return requester;
  }

  public @Nullable Long processInstance() {
    return processInstance;
  }

  public boolean isPaused() {
    return pausedAt != null;
  }

  public @Nullable Instant pausedAt() {
    return pausedAt;
  }

  public @Nullable String pauseReason() {
    return pauseReason;
  }

  public @Nullable Instant itemsCompleteAt() {
    return itemsCompleteAt;
  }
}
