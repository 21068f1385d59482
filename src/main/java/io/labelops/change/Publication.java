package io.labelops.change;

import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.ClassMigration;
import io.labelops.guideline.GuidelineConflict;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.NewVersions;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes approved changes and marks the labels they make doubtful. */
@Service
public class Publication {

  private final ChangeRows rows;
  private final ChangeReviews reviews;
  private final Guidelines guidelines;
  private final NewVersions versions;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Publication(
      ChangeRows rows,
      ChangeReviews reviews,
      Guidelines guidelines,
      NewVersions versions,
      Ledger ledger,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.reviews = reviews;
    this.guidelines = guidelines;
    this.versions = versions;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** What became of a change that was to be published. */
  public enum Outcome {
    PUBLISHED,
    /** Another version came first; the draft has to be rebased and approved anew. */
    OVERTAKEN,
    /** It was withdrawn meanwhile. */
    WITHDRAWN
  }

  /** When an approved change takes effect; never before now. */
  public Instant effectiveAt(GuidelineChange change) {
    Instant now = clock.instant();
    Instant wanted = change.effectiveAt();
    return wanted == null || wanted.isBefore(now) ? now : wanted;
  }

  /** Publishes the change; a repeat changes nothing. */
  @Transactional
  public Outcome publish(String id) {
    GuidelineChange change = rows.lock(id);
    if (change.state() == ChangeState.PUBLISHED) {
      return Outcome.PUBLISHED;
    }
    if (change.state().isClosed()) {
      return Outcome.WITHDRAWN;
    }
    if (change.state() == ChangeState.DRAFT) {
      return Outcome.OVERTAKEN;
    }
    change.requireState(ChangeState.APPROVAL, "it is not approved");
    reviews.requireApproved(change);
    GuidelineVersion current = guidelines.current(change.guidelineKey());
    if (!current.version().equals(change.baseVersion())) {
      rows.move(id, ChangeState.DRAFT, clock.instant());
      return Outcome.OVERTAKEN;
    }
    GuidelineVersion published = publish(change);
    rows.close(id, ChangeState.PUBLISHED, published.version(), "published", clock.instant());
    events.publishEvent(
        new ChangeClosed(id, rows.raiseKey(id).orElse(null), ChangeState.PUBLISHED));
    ledger.record(
        new Decision(
            "PUBLISH_GUIDELINE:" + id,
            null,
            "labelops",
            "PUBLISH_GUIDELINE",
            null,
            change.guidelineKey() + " " + published.version(),
            change.changeNote(),
            Map.of(
                "changeId",
                id,
                "changeClass",
                change.changeClass() == null ? "" : change.changeClass(),
                "approvals",
                reviews.approvals(change))));
    return Outcome.PUBLISHED;
  }

  private GuidelineVersion publish(GuidelineChange change) {
    try {
      return versions.publish(change.draft(), change.requester());
    } catch (GuidelineConflict overtaken) {
      throw new ChangeConflict(overtaken.getMessage());
    }
  }

  /**
   * Marks current labels of affected classes made under earlier majors, and tells who has to be
   * certified anew. Only a MAJOR change makes labels doubtful.
   *
   * @return how many labels are marked
   */
  @Transactional
  public int markStale(String id) {
    GuidelineChange change = rows.lock(id);
    if (change.publishedVersion() == null || change.changeClass() != ChangeClass.MAJOR) {
      return 0;
    }
    GuidelineVersion published =
        guidelines.require(change.guidelineKey(), change.publishedVersion());
    Set<String> classes = affected(change);
    ClassMigration migration = new ClassMigration(change.document().ontology());
    List<String> exact =
        classes.stream()
            .filter(code -> migration.migrate(code).outcome() == ClassMigration.Outcome.MAPPED)
            .toList();
    int marked =
        jdbc.sql(
                """
                INSERT INTO stale_label (change_id, annotation_id, dataset_key, version, item_id, exact)
                SELECT :id, n.id, n.dataset_key, n.version, n.item_id, n.label = ANY (:exact)
                  FROM annotation n JOIN dataset d ON d.key = n.dataset_key
                 WHERE d.guideline_key = :guideline AND n.superseded_at IS NULL
                   AND split_part(n.guideline_version, '.', 1)::int < :major
                   AND n.label = ANY (:classes)
                ON CONFLICT DO NOTHING
                """)
            .param("id", id)
            .param("exact", exact.toArray(String[]::new))
            .param("guideline", change.guidelineKey())
            .param("major", published.major())
            .param("classes", classes.toArray(String[]::new))
            .update();
    if (ledger.record(
        new Decision(
            "MARK_STALE:" + id,
            null,
            "labelops",
            "MARK_STALE_LABELS",
            null,
            id,
            null,
            Map.of("labels", marked, "classes", classes)))) {
      events.publishEvent(
          new RecertificationDue(
              change.guidelineKey(), published.version(), classes, annotators(change)));
    }
    return marked;
  }

  private Set<String> affected(GuidelineChange change) {
    return new TreeSet<>(
        jdbc.sql(
                """
                SELECT unnest(affected_classes) FROM guideline_version WHERE change_id = :id
                """)
            .param("id", change.id())
            .query(String.class)
            .list());
  }

  private Set<Long> annotators(GuidelineChange change) {
    return jdbc.sql(
            ImpactAnalysis.ANNOTATORS.replace(
                "count(DISTINCT n.annotator_id)", "DISTINCT n.annotator_id"))
        .param("key", change.guidelineKey())
        .query(Long.class)
        .set();
  }

  /** How long leases under the version before may be finished. */
  public static Duration grace(GuidelineChange change) {
    return Duration.ofSeconds(change.graceSeconds());
  }
}
