package io.labelops.change;

import io.labelops.guideline.GuidelineArchive;
import io.labelops.guideline.GuidelineDocument;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.NewVersions;
import io.labelops.guideline.OntologyFile;
import io.labelops.guideline.Rebase;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The drafts of changes, while they are drafted. */
@Service
public class ChangeDrafts {

  private static final int LONGEST_GRACE = 30 * 24 * 3600;

  private final ChangeRows rows;
  private final Guidelines guidelines;
  private final NewVersions versions;
  private final Trials trials;
  private final Clock clock;

  ChangeDrafts(
      ChangeRows rows, Guidelines guidelines, NewVersions versions, Trials trials, Clock clock) {
    this.rows = rows;
    this.guidelines = guidelines;
    this.versions = versions;
    this.trials = trials;
    this.clock = clock;
  }

  /** What the draft would be published as, or a refusal that says what is wrong with it. */
  public NewVersions.Prospect prospect(GuidelineChange change) {
    return versions.prospect(change.draft());
  }

  /** Saves what is given, unless somebody else saved since {@code revision}. */
  @Transactional
  public GuidelineChange save(
      String id, @Nullable Integer revision, ChangeDraft draft, String person) {
    GuidelineChange change = open(id, revision);
    Integer grace = draft.graceSeconds();
    if (grace != null && (grace < 0 || grace > LONGEST_GRACE)) {
      throw new InvalidChange("the grace has 0 to %d seconds".formatted(LONGEST_GRACE));
    }
    return sound(
        saved(
            change,
            new GuidelineDocument(
                draft.body() == null ? change.body() : draft.body(),
                draft.ontology() == null
                    ? OntologyFile.read(change.ontology())
                    : OntologyFile.read(draft.ontology().toString())),
            draft,
            null,
            List.of(),
            person));
  }

  /** Saves the files of an archive as the draft. */
  @Transactional
  public GuidelineChange saveArchive(
      String id, @Nullable Integer revision, byte[] archive, String person) {
    return sound(
        saved(open(id, revision), GuidelineArchive.read(archive), null, null, List.of(), person));
  }

  /** Brings the draft to the version in force, and keeps what could not be brought together. */
  @Transactional
  public GuidelineChange rebase(String id, String person) {
    GuidelineChange change = open(id, null);
    GuidelineVersion current = guidelines.current(change.guidelineKey());
    if (current.version().equals(change.baseVersion())) {
      return change;
    }
    Rebase rebase =
        Rebase.of(
            guidelines.document(change.guidelineKey(), change.baseVersion()),
            change.document(),
            guidelines.document(current));
    return saved(change, rebase.document(), null, current.version(), rebase.conflicts(), person);
  }

  /**
   * Hands the draft in: from now on it stays as it is, and its trial is drawn.
   *
   * @return what it will be published as
   */
  @Transactional
  public HandedIn handIn(String id) {
    GuidelineChange change = rows.lock(id);
    change.requireState(ChangeState.DRAFT, "only a draft can be handed in");
    GuidelineVersion current = guidelines.current(change.guidelineKey());
    if (!current.version().equals(change.baseVersion())) {
      throw new ChangeConflict(
          "the draft began with %s, but %s is in force; rebase it first, POST /api/v1/guideline-changes/%s/rebase"
              .formatted(change.baseVersion(), current.version(), id));
    }
    if (!change.conflicts().isEmpty() || Rebase.isMarked(change.body())) {
      throw new ChangeConflict(
          "the rebase left conflicts in %s; settle them and save the draft"
              .formatted(change.conflicts().stream().map(Rebase.Conflict::subject).toList()));
    }
    NewVersions.Prospect prospect = prospect(change);
    if (prospect.difference().isEmpty()) {
      throw new InvalidChange("the draft says the same as version " + change.baseVersion());
    }
    if (change.changeNote() == null) {
      throw new InvalidChange("add a change note; annotators are shown it");
    }
    rows.handIn(id, prospect.changeClass(), prospect.version());
    int items = trials.draw(rows.lock(id), prospect);
    rows.move(id, items > 0 ? ChangeState.TRIAL : ChangeState.REVIEW, clock.instant());
    return new HandedIn(prospect, items);
  }

  /** Gives a handed in draft back to be drafted again. */
  @Transactional
  public void reopen(String id) {
    GuidelineChange change = rows.lock(id);
    if (!change.state().isClosed()) {
      rows.move(id, ChangeState.DRAFT, clock.instant());
    }
  }

  /** A draft that was handed in, and on how many items it is tried. */
  public record HandedIn(NewVersions.Prospect prospect, int trialItems) {}

  /** Refuses to keep what could not be published, such as mappings that lead in a circle. */
  private GuidelineChange sound(GuidelineChange change) {
    prospect(change);
    return change;
  }

  private GuidelineChange open(String id, @Nullable Integer revision) {
    GuidelineChange change = rows.lock(id);
    change.requireState(ChangeState.DRAFT, "its draft cannot be changed");
    if (revision != null && revision != change.draftRevision()) {
      throw new DraftChanged(change);
    }
    return change;
  }

  private GuidelineChange saved(
      GuidelineChange change,
      GuidelineDocument document,
      @Nullable ChangeDraft draft,
      @Nullable String base,
      List<Rebase.Conflict> conflicts,
      String person) {
    ChangeDraft fields =
        draft == null
            ? new ChangeDraft(null, null, null, null, null, null, null, null, null)
            : draft;
    rows.saveDraft(
        new GuidelineChange(
            change.id(),
            change.guidelineKey(),
            change.number(),
            change.title(),
            change.reason(),
            change.origin(),
            change.reference(),
            change.requester(),
            change.requestedAt(),
            change.state(),
            change.stateSince(),
            or(fields.declaredClass(), change.declaredClass()),
            sorted(fields.affectedClasses(), change.affectedClasses()),
            base == null ? change.baseVersion() : base,
            document.body(),
            OntologyFile.write(document.ontology()),
            or(fields.changeNote(), change.changeNote()),
            person,
            change.draftRevision(),
            conflicts,
            fields.strategy() == null ? change.strategy() : fields.strategy(),
            or(fields.effectiveAt(), change.effectiveAt()),
            fields.graceSeconds() == null ? change.graceSeconds() : fields.graceSeconds(),
            sorted(fields.experts(), change.experts()),
            change.round(),
            change.changeClass(),
            change.nextVersion(),
            change.publishedVersion(),
            change.closedReason()));
    return rows.lock(change.id());
  }

  private static <T> @Nullable T or(@Nullable T given, @Nullable T kept) {
    return given == null ? kept : given;
  }

  private static SortedSet<String> sorted(
      @Nullable Collection<String> given, SortedSet<String> kept) {
    return given == null ? kept : new TreeSet<>(given);
  }
}
