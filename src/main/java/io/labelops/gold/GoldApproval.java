package io.labelops.gold;

import io.labelops.gold.GoldVerdicts.Candidate;
import io.labelops.guideline.Guidelines;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a gold set from labelled candidates to active gold; every step may be asked for again. */
@Service
public class GoldApproval {

  private static final int NAMED_ITEMS = 10;

  private final GoldSets sets;
  private final GoldSetRows rows;
  private final GoldSeats seats;
  private final GoldVerdicts verdicts;
  private final GoldLife life;
  private final Guidelines guidelines;
  private final JdbcClient jdbc;
  private final Clock clock;

  GoldApproval(
      GoldSets sets,
      GoldSetRows rows,
      GoldSeats seats,
      GoldVerdicts verdicts,
      GoldLife life,
      Guidelines guidelines,
      JdbcClient jdbc,
      Clock clock) {
    this.sets = sets;
    this.rows = rows;
    this.seats = seats;
    this.verdicts = verdicts;
    this.life = life;
    this.guidelines = guidelines;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Everybody who labelled or adjudicates a set, and so may not approve it. */
  public Set<String> people(String setId) {
    return seats.people(setId);
  }

  /** The people whose labels of the set are final. */
  public Set<String> done(String setId) {
    return seats.closed(setId);
  }

  /** Makes an expert's labels final, if there is one on each candidate. */
  @Transactional
  public Labelled closeExpert(String setId, String person) {
    return close(setId, person, verdicts.of(setId).values());
  }

  /** Makes the adjudicator's labels final, if there is one on each disagreement. */
  @Transactional
  public Labelled closeAdjudication(String setId, String person) {
    List<Candidate> disputed = disputed(setId);
    Labelled closed = close(setId, person, disputed);
    disputed.forEach(candidate -> settle(sets.require(setId), candidate, person));
    return closed;
  }

  private Labelled close(String setId, String person, Collection<Candidate> candidates) {
    rows.lock(sets.require(setId).datasetKey());
    int seat =
        seats
            .of(setId, person)
            .orElseThrow(() -> new NotAllowed("%s has labelled nothing of it".formatted(person)))
            .seat();
    List<Candidate> open =
        candidates.stream().filter(candidate -> !candidate.by(seat).given()).toList();
    if (!open.isEmpty()) {
      throw new NotAllowed(
          "%d items are still without your label: %s"
              .formatted(
                  open.size(),
                  open.stream()
                      .limit(NAMED_ITEMS)
                      .map(Candidate::item)
                      .collect(Collectors.joining(", "))));
    }
    if (!seats.close(setId, person)) {
      throw new NotAllowed("%s has done the other of the two tasks".formatted(person));
    }
    return new Labelled(candidates.size());
  }

  /** Settles what both experts agree on. */
  @Transactional
  public Compared compare(String setId) {
    GoldSet set = sets.require(setId);
    rows.lock(set.datasetKey());
    Collection<Candidate> all = verdicts.of(setId).values();
    if (rows.advance(setId, GoldSet.State.LABELING, GoldSet.State.COMPARED, null)) {
      all.stream()
          .filter(candidate -> !candidate.disputed())
          .forEach(candidate -> settle(set, candidate, "both experts"));
    }
    return compared(setId);
  }

  public Compared compared(String setId) {
    Collection<Candidate> all = verdicts.of(setId).values();
    return new Compared(
        all.size(),
        disputed(setId).size(),
        (int) all.stream().filter(candidate -> candidate.outcome() != null).count(),
        all.stream()
            .filter(Candidate::disputed)
            .map(candidate -> new Disputed(candidate.item(), candidate.outcome()))
            .toList());
  }

  private List<Candidate> disputed(String setId) {
    return verdicts.of(setId).values().stream().filter(Candidate::disputed).toList();
  }

  private void settle(GoldSet set, Candidate candidate, String person) {
    String label = candidate.outcome();
    if (label != null) {
      life.label(set.datasetKey(), candidate.itemId(), label);
    } else {
      life.move(
          set.datasetKey(),
          List.of(candidate.itemId()),
          Set.of(GoldState.CANDIDATE),
          GoldMove.to(GoldState.RETIRED, person, "cannot be labelled"));
    }
  }

  /** Approves all candidates that have a label, or refuses the set as a whole. */
  @Transactional
  public Approved decide(String setId, boolean approve, String person) {
    GoldSet set = sets.require(setId);
    rows.lock(set.datasetKey());
    boolean first =
        rows.advance(
            setId,
            GoldSet.State.COMPARED,
            approve ? GoldSet.State.APPROVED : GoldSet.State.REFUSED,
            person);
    if (!first) {
      throw new NotAllowed("Gold set %s was decided already".formatted(setId));
    }
    int moved =
        life.move(
            set.datasetKey(),
            items(setId),
            Set.of(GoldState.CANDIDATE),
            approve
                ? GoldMove.to(GoldState.APPROVED, person, "approved in gold set " + set.name())
                : GoldMove.to(
                    GoldState.RETIRED, person, "gold set %s refused".formatted(set.name())));
    if (approve && moved == 0) {
      throw new NotAllowed("No candidate is left that could be approved");
    }
    return new Approved(approve, moved);
  }

  /** Puts approved gold to use, unless the guideline has had a major change meanwhile. */
  @Transactional
  public int activate(String setId) {
    GoldSet set = sets.require(setId);
    rows.lock(set.datasetKey());
    String current = guidelines.current(set.guidelineKey()).version();
    boolean sameMajor = current.startsWith(set.major() + ".");
    if (rows.advance(setId, GoldSet.State.APPROVED, GoldSet.State.ACTIVE, null)) {
      validate(set);
      life.move(
          set.datasetKey(),
          items(setId),
          Set.of(GoldState.APPROVED),
          sameMajor
              ? GoldMove.to(GoldState.ACTIVE, "labelops", "active in gold set " + set.name())
              : GoldMove.to(
                  GoldState.SUSPENDED, "labelops", "guideline is at %s now".formatted(current)));
    }
    return sameMajor ? compared(setId).usable() : 0;
  }

  /** Answers count from now on and under the set's major; a label confirmed goes on counting. */
  private void validate(GoldSet set) {
    jdbc.sql(
            """
            UPDATE gold_item g
               SET major_to = :major,
                   major_from = CASE WHEN c.former_label = g.label THEN g.major_from ELSE :major END,
                   active_from = CASE WHEN c.former_label = g.label THEN g.active_from ELSE :now END
              FROM gold_candidate c
             WHERE c.set_id = :set AND g.dataset_key = :dataset AND g.item_id = c.item_id
               AND g.state = 'APPROVED'
            """)
        .param("major", set.major())
        .param("now", OffsetDateTime.now(clock))
        .param("set", set.id())
        .param("dataset", set.datasetKey())
        .update();
  }

  private List<Long> items(String setId) {
    return jdbc.sql("SELECT item_id FROM gold_candidate WHERE set_id = ?")
        .param(setId)
        .query(Long.class)
        .list();
  }

  /** How many items somebody labelled. */
  public record Labelled(int items) {}

  /**
   * How the experts' labels compare.
   *
   * @param usable items that have a label by now
   */
  public record Compared(int items, int disagreements, int usable, List<Disputed> disputed) {}

  /** An item the experts differ on, and what became of it. */
  public record Disputed(String item, @Nullable String label) {}

  /** The lead's decision. */
  public record Approved(boolean approved, int items) {}
}
