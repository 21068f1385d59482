package io.labelops.change;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.GuidelineDocument;
import io.labelops.guideline.NewVersions;
import io.labelops.guideline.OntologyFile;
import io.labelops.guideline.Rebase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A change request with its draft.
 *
 * @param number counts the changes of a guideline, from 1
 * @param declaredClass what people call it; it is never less than its difference
 * @param affectedClasses classes people name beyond those the difference shows
 * @param baseVersion the version the draft began with
 * @param draftRevision counts how often the draft was saved
 * @param conflicts what a rebase could not bring together, until the draft is saved again
 * @param effectiveAt when it is published; null: as soon as it is approved
 * @param graceSeconds how long leases under the version before may be finished, of a MAJOR change
 * @param experts who have to say what they think of it
 * @param round counts how often the draft was handed in
 * @param changeClass what the handed in draft is
 */
public record GuidelineChange(
    String id,
    String guidelineKey,
    int number,
    String title,
    String reason,
    ChangeOrigin origin,
    @Nullable String reference,
    String requester,
    Instant requestedAt,
    ChangeState state,
    Instant stateSince,
    @Nullable ChangeClass declaredClass,
    SortedSet<String> affectedClasses,
    String baseVersion,
    @JsonIgnore String body,
    @JsonIgnore String ontology,
    @Nullable String changeNote,
    @Nullable String draftedBy,
    int draftRevision,
    List<Rebase.Conflict> conflicts,
    RelabelStrategy strategy,
    @Nullable Instant effectiveAt,
    int graceSeconds,
    SortedSet<String> experts,
    int round,
    @Nullable ChangeClass changeClass,
    @Nullable String nextVersion,
    @Nullable String publishedVersion,
    @Nullable String closedReason) {

  static String id(String guidelineKey, int number) {
    return "%s:c%03d".formatted(guidelineKey, number);
  }

  public GuidelineDocument document() {
    return new GuidelineDocument(body, OntologyFile.read(ontology));
  }

  NewVersions.Draft draft() {
    return new NewVersions.Draft(
        guidelineKey,
        baseVersion,
        document(),
        declaredClass,
        affectedClasses,
        changeNote,
        Duration.ofSeconds(graceSeconds),
        id);
  }

  /** Who may not approve it: it is their own request or draft. */
  public Set<String> concerned() {
    Set<String> concerned = new TreeSet<>(Set.of(requester));
    if (draftedBy != null) {
      concerned.add(draftedBy);
    }
    return concerned;
  }

  void requireState(ChangeState wanted, String what) {
    if (state != wanted) {
      throw ChangeConflict.in(this, what);
    }
  }
}
