package io.labelops.gold;

import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.quality.FlagReview;
import io.labelops.shared.NotAllowed;
import io.labelops.workforce.Annotator;
import io.labelops.workforce.Annotators;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Doubts about labels of items, which may or may not be gold.
 *
 * <p>Who doubts never learns which: every challenge gets the same answer. Of one vendor only a few
 * are open at a time, or a vendor that challenges all it labels would put all gold out of use.
 */
@Service
public class Challenges {

  private static final Duration TIME_TO_DECIDE = Duration.ofDays(2);
  private static final int MOST_OPEN = 5;
  private static final int LONGEST_REASON = 2_000;

  private final ChallengeRows rows;
  private final GoldSetRows sets;
  private final GoldLife life;
  private final Annotators annotators;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final Guidelines guidelines;
  private final FlagReview flags;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Challenges(
      ChallengeRows rows,
      GoldSetRows sets,
      GoldLife life,
      Annotators annotators,
      Datasets datasets,
      DatasetVersions versions,
      Guidelines guidelines,
      FlagReview flags,
      Ledger ledger,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.sets = sets;
    this.life = life;
    this.annotators = annotators;
    this.datasets = datasets;
    this.versions = versions;
    this.guidelines = guidelines;
    this.flags = flags;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  public Challenge require(long id) {
    return rows.find(id).orElseThrow(() -> new UnknownGold("there is no challenge " + id));
  }

  List<Challenge> of(String datasetKey) {
    return rows.of(datasets.require(datasetKey).key());
  }

  /** Takes a vendor's doubt about an item that its annotator labelled in a batch of its own. */
  @Transactional
  public void raise(
      String vendorKey,
      String batchId,
      @Nullable String annotator,
      @Nullable String item,
      @Nullable String reason) {
    String dataset = rows.dataset(batchId, vendorKey).orElseThrow(() -> new UnknownItem(item));
    Annotator who =
        annotators
            .find(vendorKey, String.valueOf(annotator))
            .orElseThrow(() -> new UnknownItem(item));
    raise(
        new Doubt(
            dataset,
            item,
            vendorKey + "/" + who.pseudonym(),
            vendorKey,
            batchId,
            who.id(),
            reason));
  }

  /** Takes a doubt; a second one of the same person about the same item changes nothing. */
  @Transactional
  public void raise(Doubt doubt) {
    String reason = doubt.reason();
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new InvalidChallenge(
          "reason is missing or has more than %d characters: say which rule the label breaks"
              .formatted(LONGEST_REASON));
    }
    String item = String.valueOf(doubt.item());
    long itemId =
        rows.item(doubt.datasetKey(), item, doubt.batchId(), doubt.annotatorId())
            .orElseThrow(() -> new UnknownItem(item));
    sets.lock(doubt.datasetKey());
    rows.insert(
            doubt.datasetKey(),
            itemId,
            doubt.challenger(),
            doubt.vendorKey(),
            doubt.annotatorId(),
            reason)
        .filter(_ -> rows.isActive(doubt.datasetKey(), itemId))
        .ifPresent(
            id -> {
              if (doubt.vendorKey() != null
                  && rows.open(doubt.datasetKey(), doubt.vendorKey()) >= MOST_OPEN) {
                rows.queue(id);
              } else {
                open(id);
              }
            });
  }

  private void open(long id) {
    rows.open(id, Instant.now(clock).plus(TIME_TO_DECIDE));
    Challenge challenge = require(id);
    life.move(
        challenge.datasetKey(),
        List.of(challenge.itemId()),
        Set.of(GoldState.ACTIVE),
        GoldMove.to(GoldState.CHALLENGED, challenge.challenger(), challenge.reason()));
    log("challenge-gold:" + id, challenge.challenger(), "CHALLENGE_GOLD", challenge, Map.of());
    events.publishEvent(new GoldChallenged(id, challenge.datasetKey()));
  }

  /** The people who may not decide on the challenge: who raised it, and whose label is doubted. */
  public Set<String> concerned(long id) {
    Challenge challenge = require(id);
    return Set.copyOf(
        jdbc.sql(
                """
                SELECT challenger FROM gold_challenge WHERE id = :id
                UNION
                SELECT s.person FROM gold_seat s
                  JOIN gold_item g ON g.set_id = s.set_id
                 WHERE g.dataset_key = :dataset AND g.item_id = :item
                """)
            .param("id", id)
            .param("dataset", challenge.datasetKey())
            .param("item", challenge.itemId())
            .query(String.class)
            .list());
  }

  /** Sends a challenge up once that nobody decided in time; that decides nothing. */
  @Transactional
  public void overdue(long id) {
    if (!rows.overdue(id)) {
      return;
    }
    Challenge challenge = require(id);
    log("overdue-challenge:" + id, "labelops", "GOLD_CHALLENGE_OVERDUE", challenge, Map.of());
    events.publishEvent(challenge.unanswered(versions.newest(challenge.datasetKey()).id()));
  }

  /** Decides a challenge, and opens the next that its vendor has waiting. */
  @Transactional
  public Decided decide(
      long id, Challenge.Outcome outcome, @Nullable String label, String person, String why) {
    Challenge challenge = require(id);
    sets.lock(challenge.datasetKey());
    if (require(id).state() != Challenge.State.OPEN) {
      throw new NotAllowed("Challenge %d is decided already".formatted(id));
    }
    if (concerned(id).contains(person)) {
      throw new NotAllowed("%s raised it or made the label that is doubted".formatted(person));
    }
    String corrected = outcome == Challenge.Outcome.CORRECT ? corrected(challenge, label) : null;
    rows.decide(id, state(outcome), corrected, person, why);
    if (corrected != null) {
      life.label(challenge.datasetKey(), challenge.itemId(), corrected);
    }
    life.move(
        challenge.datasetKey(),
        List.of(challenge.itemId()),
        Set.of(GoldState.CHALLENGED),
        GoldMove.to(
            outcome == Challenge.Outcome.RETIRE ? GoldState.RETIRED : usable(challenge),
            person,
            "challenge %s: %s".formatted(state(outcome).name().toLowerCase(Locale.ROOT), why)));
    Optional.ofNullable(challenge.vendorKey())
        .flatMap(vendor -> rows.next(challenge.datasetKey(), vendor))
        .ifPresent(this::open);
    return new Decided(outcome != Challenge.Outcome.REJECT);
  }

  /** Holds the annotators' evidence against the gold as it is now; answers the flags taken back. */
  @Transactional
  public int weighAgain(long id) {
    Challenge challenge = require(id);
    return flags.weighAgain(challenge.datasetKey(), challenge.itemId());
  }

  private String corrected(Challenge challenge, @Nullable String label) {
    Set<String> labels =
        guidelines.current(datasets.require(challenge.datasetKey()).guidelineKey()).codes();
    if (label == null || !labels.contains(label)) {
      throw new NotAllowed("Choose the right label, one of the guideline's");
    }
    if (label.equals(challenge.labelBefore())) {
      throw new NotAllowed("That is the label it has: decide REJECT, or choose another");
    }
    return label;
  }

  /** Active, unless a major change of the guideline came between. */
  private GoldState usable(Challenge challenge) {
    String guideline = datasets.require(challenge.datasetKey()).guidelineKey();
    return jdbc.sql(
                """
                SELECT major_to >= split_part(:version, '.', 1)::int FROM gold_item
                 WHERE dataset_key = :dataset AND item_id = :item
                """)
            .param("version", guidelines.current(guideline).version())
            .param("dataset", challenge.datasetKey())
            .param("item", challenge.itemId())
            .query(Boolean.class)
            .single()
        ? GoldState.ACTIVE
        : GoldState.SUSPENDED;
  }

  private static Challenge.State state(Challenge.Outcome outcome) {
    return switch (outcome) {
      case CORRECT -> Challenge.State.CORRECTED;
      case RETIRE -> Challenge.State.RETIRED;
      case REJECT -> Challenge.State.REJECTED;
    };
  }

  private void log(
      String key, String actor, String action, Challenge challenge, Map<String, ?> detail) {
    ledger.record(
        new Decision(
            key,
            null,
            actor,
            action,
            versions.newest(challenge.datasetKey()).id(),
            challenge.datasetKey() + " challenge " + challenge.id(),
            challenge.reason(),
            detail));
  }

  /** What somebody doubts; a vendor names the batch and who labelled. */
  public record Doubt(
      String datasetKey,
      @Nullable String item,
      String challenger,
      @Nullable String vendorKey,
      @Nullable String batchId,
      @Nullable Long annotatorId,
      @Nullable String reason) {}

  /** Whether the doubt was right. */
  public record Decided(boolean upheld) {}
}
