package io.labelops.change;

import io.labelops.access.ActingPerson;
import io.labelops.guideline.ChangeClass;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What experts think of a handed in draft, and who approves it. */
@Service
public class ChangeReviews {

  private final JdbcClient jdbc;
  private final ChangeRows rows;
  private final Clock clock;

  ChangeReviews(JdbcClient jdbc, ChangeRows rows, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
  }

  /** What an expert thinks of the draft. */
  public record Opinion(
      String expert, boolean endorsed, @Nullable String comment, Instant givenAt) {}

  /** An approval or refusal of the draft. */
  public record Approval(
      ChangeDuty duty, String actor, boolean approved, @Nullable String reason, Instant givenAt) {}

  /** Takes the opinion of a named expert; another one replaces it while the review runs. */
  @Transactional
  public List<Opinion> give(
      String id, boolean endorsed, @Nullable String comment, ActingPerson person) {
    GuidelineChange change = rows.lock(id);
    change.requireState(ChangeState.REVIEW, "it is not under review");
    if (!change.experts().contains(person.username())) {
      throw new NotAllowed("only its named experts review %s: %s".formatted(id, change.experts()));
    }
    if (change.concerned().contains(person.username())) {
      throw new NotAllowed("nobody reviews their own request or draft");
    }
    if (!endorsed && (comment == null || comment.isBlank())) {
      throw new InvalidChange("say what has to change");
    }
    jdbc.sql(
            """
            INSERT INTO change_opinion VALUES (:id, :round, :expert, :endorsed, :comment, :now)
            ON CONFLICT (change_id, round, expert) DO UPDATE
               SET endorsed = excluded.endorsed, comment = excluded.comment,
                   given_at = excluded.given_at
            """)
        .param("id", id)
        .param("round", change.round())
        .param("expert", person.username())
        .param("endorsed", endorsed)
        .param("comment", comment)
        .param("now", ChangeRows.at(clock.instant()))
        .update();
    return opinions(change);
  }

  /** The opinions on the newest round. */
  public List<Opinion> opinions(GuidelineChange change) {
    return jdbc.sql(
            """
            SELECT expert, endorsed, comment, given_at FROM change_opinion
             WHERE change_id = :id AND round = :round ORDER BY expert
            """)
        .param("id", change.id())
        .param("round", change.round())
        .query(
            (row, _) ->
                new Opinion(
                    row.getString("expert"),
                    row.getBoolean("endorsed"),
                    row.getString("comment"),
                    row.getObject("given_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Closes the review with all named experts for it, or gives the draft back. */
  @Transactional
  public void close(String id, boolean endorsed) {
    GuidelineChange change = rows.lock(id);
    change.requireState(ChangeState.REVIEW, "it is not under review");
    if (!endorsed) {
      rows.move(id, ChangeState.DRAFT, clock.instant());
      return;
    }
    Set<String> open = new TreeSet<>(change.experts());
    opinions(change).forEach(opinion -> open.remove(opinion.expert()));
    List<String> against =
        opinions(change).stream().filter(each -> !each.endorsed()).map(Opinion::expert).toList();
    if (!open.isEmpty() || !against.isEmpty()) {
      throw new InvalidChange(
          "not every named expert is for it: nothing said %s, against %s; PUT /api/v1/guideline-changes/%s/opinion"
              .formatted(open, against, id));
    }
    rows.move(id, ChangeState.APPROVAL, clock.instant());
  }

  /** Takes an approval; nobody approves their own request or draft, or for two duties. */
  @Transactional
  public void approve(
      String id, ChangeDuty duty, boolean approved, @Nullable String reason, ActingPerson person) {
    GuidelineChange change = rows.lock(id);
    change.requireState(ChangeState.APPROVAL, "there is nothing to approve");
    if (change.concerned().contains(person.username())) {
      throw new NotAllowed(
          "%s asked for this change or drafted it, so somebody else has to approve it"
              .formatted(person.username()));
    }
    approvals(change).stream()
        .filter(given -> given.actor().equals(person.username()))
        .findFirst()
        .ifPresent(
            given -> {
              throw new NotAllowed(
                  "%s approved it as %s already; another person has to"
                      .formatted(given.actor(), given.duty()));
            });
    jdbc.sql(
            """
            INSERT INTO change_approval VALUES (:id, :round, :duty, :actor, :approved, :reason, :now)
            """)
        .param("id", id)
        .param("round", change.round())
        .param("duty", duty.name())
        .param("actor", person.username())
        .param("approved", approved)
        .param("reason", reason)
        .param("now", ChangeRows.at(clock.instant()))
        .update();
  }

  /** The approvals and refusals of the newest round. */
  public List<Approval> approvals(GuidelineChange change) {
    return jdbc.sql(
            """
            SELECT duty, actor, approved, reason, given_at FROM change_approval
             WHERE change_id = :id AND round = :round ORDER BY given_at, duty
            """)
        .param("id", change.id())
        .param("round", change.round())
        .query(
            (row, _) ->
                new Approval(
                    ChangeDuty.valueOf(row.getString("duty")),
                    row.getString("actor"),
                    row.getBoolean("approved"),
                    row.getString("reason"),
                    row.getObject("given_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Refuses to go on unless as many people approved as the class of the change asks for. */
  void requireApproved(GuidelineChange change) {
    List<Approval> given = approvals(change);
    Set<ChangeDuty> needed =
        switch (change.changeClass() == null ? ChangeClass.MAJOR : change.changeClass()) {
          case PATCH -> Set.of(ChangeDuty.LEAD);
          case MINOR -> Set.of(ChangeDuty.LEAD, ChangeDuty.SECOND);
          case MAJOR -> Set.of(ChangeDuty.values());
        };
    Set<ChangeDuty> missing = new TreeSet<>(needed);
    given.stream().filter(Approval::approved).map(Approval::duty).forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new ChangeConflict("%s is not approved by %s".formatted(change.id(), missing));
    }
  }
}
