package io.labelops.annotation;

import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.GuidelinePublished;
import io.labelops.workforce.Annotator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes running batches over to new guideline versions. */
@Service
public class GuidelineNotices {

  private static final String NOTICE =
      """
      SELECT batch_id, guideline_key, version, version_before, change_class, published_at, grace_until
        FROM guideline_notice n
      """;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  GuidelineNotices(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Notes the version on every open batch, in the transaction that publishes it. The time nothing
   * may be claimed in is not the vendors': deadlines move by it.
   */
  @EventListener
  void on(GuidelinePublished published) {
    boolean major = published.changeClass() == ChangeClass.MAJOR;
    List<String> noticed =
        jdbc.sql(
                """
                INSERT INTO guideline_notice (batch_id, guideline_key, version, version_before,
                                              change_class, published_at, grace_until)
                SELECT b.id, :key, :version, :before, :class, :at, :grace
                  FROM batch b JOIN dataset d ON d.key = b.dataset_key
                 WHERE d.guideline_key = :key AND b.state IN ('CREATED','LABELING','SUBMITTED')
                ON CONFLICT DO NOTHING RETURNING batch_id
                """)
            .param("key", published.guidelineKey())
            .param("version", published.version())
            .param("before", published.versionBefore())
            .param("class", published.changeClass().name())
            .param("at", at(published.publishedAt()))
            .param(
                "grace",
                at(
                    major
                        ? published.publishedAt().plus(published.grace())
                        : published.publishedAt()))
            .query(String.class)
            .list();
    if (major) {
      jdbc.sql(
              """
              UPDATE batch SET due_at = due_at + make_interval(secs => :grace),
                               reminder_at = reminder_at + make_interval(secs => :grace),
                               revision = revision + 1
               WHERE id = ANY (:batches) AND state = 'LABELING'
              """)
          .param("grace", published.grace().toSeconds())
          .param("batches", noticed.toArray(String[]::new))
          .update();
    }
    noticed.forEach(
        batchId -> events.publishEvent(new GuidelineNoticed(batchId, published.version())));
  }

  public Optional<GuidelineNotice> find(String batchId, String version) {
    return jdbc.sql(NOTICE + "WHERE batch_id = :batch AND version = :version")
        .param("batch", batchId)
        .param("version", version)
        .query(GuidelineNotices::notice)
        .optional();
  }

  /** What a batch heard of, newest first. */
  List<GuidelineNotice> of(String batchId) {
    return jdbc.sql(NOTICE + "WHERE batch_id = :batch ORDER BY published_at DESC")
        .param("batch", batchId)
        .query(GuidelineNotices::notice)
        .list();
  }

  /**
   * Ends the time in which leases under earlier majors could be finished; their slots are open
   * again, what was submitted stays.
   */
  @Transactional
  public int endGrace(String batchId, String version) {
    int ended =
        jdbc.sql(
                """
                UPDATE guideline_notice SET grace_ended_at = :now
                 WHERE batch_id = :batch AND version = :version AND grace_ended_at IS NULL
                """)
            .param("now", at(clock.instant()))
            .param("batch", batchId)
            .param("version", version)
            .update();
    return ended == 0
        ? 0
        : jdbc.sql(
                """
                UPDATE assignment SET state = 'OPEN', annotator_id = NULL, leased_until = NULL,
                                      guideline_version = NULL, repeat = 1
                 WHERE batch_id = :batch AND state = 'LEASED'
                   AND split_part(guideline_version, '.', 1)::int < split_part(:version, '.', 1)::int
                """)
            .param("batch", batchId)
            .param("version", version)
            .update();
  }

  /** Refuses a claim of a batch that has to follow a version first. */
  void requireFollowed(String batchId, Annotator annotator, Instant now) {
    unread(batchId, annotator.id())
        .ifPresent(
            notice -> {
              throw now.isBefore(notice.graceUntil())
                  ? GuidelineUnread.notInForce(notice, now)
                  : GuidelineUnread.unacknowledged(notice, annotator.pseudonym());
            });
  }

  /** Notes that an annotator was shown what a batch heard of. */
  void acknowledge(String batchId, long annotatorId, String by, Instant now) {
    jdbc.sql(
            """
            INSERT INTO guideline_acknowledgement
            SELECT guideline_key, version, :annotator, :now, :by
              FROM guideline_notice WHERE batch_id = :batch
            ON CONFLICT DO NOTHING
            """)
        .param("annotator", annotatorId)
        .param("now", at(now))
        .param("by", by)
        .param("batch", batchId)
        .update();
  }

  /** A version not to be labelled under yet: not in force, or not acknowledged. */
  private Optional<GuidelineNotice> unread(String batchId, long annotatorId) {
    return jdbc.sql(
            NOTICE
                + """
                 WHERE batch_id = :batch AND change_class <> 'PATCH'
                   AND (grace_until > :now OR NOT EXISTS (
                         SELECT FROM guideline_acknowledgement k
                          WHERE k.guideline_key = n.guideline_key AND k.version = n.version
                            AND k.annotator_id = :annotator))
                 ORDER BY grace_until DESC LIMIT 1
                """)
        .param("batch", batchId)
        .param("now", at(clock.instant()))
        .param("annotator", annotatorId)
        .query(GuidelineNotices::notice)
        .optional();
  }

  private static GuidelineNotice notice(ResultSet row, int number) throws SQLException {
    return new GuidelineNotice(
        row.getString("batch_id"),
        row.getString("guideline_key"),
        row.getString("version"),
        row.getString("version_before"),
        ChangeClass.valueOf(row.getString("change_class")),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        row.getObject("grace_until", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
