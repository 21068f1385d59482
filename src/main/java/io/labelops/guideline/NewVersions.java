package io.labelops.guideline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes later versions of guidelines, with a number that says what they do to old labels. */
@Service
public class NewVersions {

  private final Guidelines guidelines;
  private final GuidelineRows rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NewVersions(
      Guidelines guidelines, GuidelineRows rows, ApplicationEventPublisher events, Clock clock) {
    this.guidelines = guidelines;
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A version to be published.
   *
   * @param base the version the draft began with; has to be the one in force still
   * @param declared what the requester calls the change; never less than it is
   * @param affected classes the requester names beyond those the difference shows
   * @param changeId the same again publishes nothing new
   */
  public record Draft(
      String guidelineKey,
      String base,
      GuidelineDocument document,
      @Nullable ChangeClass declared,
      Set<String> affected,
      @Nullable String changeNote,
      Duration grace,
      String changeId) {}

  /**
   * What a draft would become.
   *
   * @param derived the class that follows from the difference alone
   */
  public record Prospect(
      GuidelineDifference difference,
      ChangeClass derived,
      ChangeClass changeClass,
      String version,
      String ontologyVersion,
      Set<String> affectedClasses) {}

  /** Checks a draft and tells what it would be published as. */
  @Transactional(readOnly = true)
  public Prospect prospect(Draft draft) {
    GuidelineVersion base = guidelines.require(draft.guidelineKey(), draft.base());
    Ontology before = rows.ontology(base);
    Ontology after = draft.document().checked().ontology();
    continues(draft.guidelineKey(), before, after);
    GuidelineDifference difference =
        GuidelineDifference.between(guidelines.document(base), draft.document());
    ChangeClass changeClass =
        draft.declared() == null
            ? difference.changeClass()
            : difference.changeClass().or(draft.declared());
    Set<String> affected = new TreeSet<>();
    if (changeClass == ChangeClass.MAJOR) {
      affected.addAll(difference.affected(before));
      draft.affected().stream().filter(before::isLabel).forEach(affected::add);
      if (affected.isEmpty()) {
        affected.addAll(before.labelCodes());
      }
    }
    ChangeClass ofOntology =
        difference.ontology().stream()
            .map(OntologyChange::changeClass)
            .reduce(ChangeClass.PATCH, ChangeClass::or);
    GuidelineVersion newest = newestEver(base);
    return new Prospect(
        difference,
        difference.changeClass(),
        changeClass,
        next(base.version(), newest.version(), changeClass),
        difference.ontology().isEmpty()
            ? base.ontologyVersion()
            : next(base.ontologyVersion(), newest.ontologyVersion(), ofOntology),
        affected);
  }

  /**
   * Publishes a draft as the version in force.
   *
   * @throws GuidelineConflict when another version was published or the base withdrawn meanwhile
   */
  @Transactional
  public GuidelineVersion publish(Draft draft, String publisher) {
    rows.lock(draft.guidelineKey());
    String earlier = rows.publishedAs(draft.changeId()).orElse(null);
    if (earlier != null) {
      return guidelines.require(draft.guidelineKey(), earlier);
    }
    GuidelineVersion base = guidelines.current(draft.guidelineKey());
    if (!base.version().equals(draft.base())) {
      throw new GuidelineConflict(
          "the draft began with %s %s, but %s is in force; rebase it"
              .formatted(draft.guidelineKey(), draft.base(), base.version()));
    }
    Prospect prospect = prospect(draft);
    if (prospect.difference().isEmpty()) {
      throw new InvalidGuideline("the draft says the same as version " + base.version());
    }
    Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    GuidelineVersion published =
        new GuidelineVersion(
            draft.guidelineKey(),
            prospect.version(),
            newestEver(base).sequence() + 1,
            draft.document().body(),
            draft.changeNote(),
            now,
            publisher,
            draft.document().ontology().labels(),
            prospect.ontologyVersion());
    GuidelinePublished event =
        new GuidelinePublished(
            draft.guidelineKey(),
            published.version(),
            prospect.changeClass(),
            prospect.affectedClasses(),
            base.version(),
            draft.grace(),
            now,
            draft.changeId());
    rows.insert(published, draft.document().ontology(), event);
    events.publishEvent(event);
    return published;
  }

  /**
   * Publishes a version without a change, as an administrator who brings a history kept elsewhere;
   * its number has to be what the difference makes it.
   */
  @Transactional
  GuidelineVersion bring(GuidelineVersion base, NewGuidelineVersion wanted, String publisher) {
    SemanticVersion version = wanted.checkedVersion();
    GuidelineVersion published =
        publish(
            new Draft(
                base.guidelineKey(),
                base.version(),
                wanted.checkedDocument(),
                version.since(SemanticVersion.of(base.version())),
                Set.of(),
                wanted.changeNote(),
                Duration.ZERO,
                "brought:%s:%s".formatted(base.guidelineKey(), version)),
            publisher);
    if (!published.version().equals(version.toString())) {
      throw new InvalidGuideline(
          "what changed makes it version %s, not %s".formatted(published.version(), version));
    }
    return published;
  }

  /** A withdrawn version keeps its number, and labels made under it are of its major. */
  private static String next(String base, String newestEver, ChangeClass changeClass) {
    SemanticVersion from = SemanticVersion.of(base);
    SemanticVersion next = from.next(changeClass);
    SemanticVersion newest = SemanticVersion.of(newestEver);
    return (next.compareTo(newest) > 0 ? next : newest.next(newest.since(from).or(changeClass)))
        .toString();
  }

  private GuidelineVersion newestEver(GuidelineVersion base) {
    return rows.newest(base.guidelineKey(), true).orElse(base);
  }

  /** Codes and mappings outlive their version: labels and exports rely on them. */
  private void continues(String guidelineKey, Ontology before, Ontology after) {
    List<String> problems = new ArrayList<>();
    before.mappings().stream()
        .filter(mapping -> !after.mappings().contains(mapping))
        .forEach(
            mapping ->
                problems.add("mapping %s is gone; exports still need it".formatted(mapping)));
    Set<String> ever = rows.codesEver(guidelineKey);
    for (OntologyClass each : after.classes()) {
      if (each.isLabel() && before.find(each.code()).isEmpty() && ever.contains(each.code())) {
        problems.add(
            "class %s was given up in an earlier version; what comes anew needs a new code"
                .formatted(each.code()));
      }
    }
    after.mappings().stream()
        .map(Mapping::from)
        .flatMap(List::stream)
        .filter(
            source -> !ever.contains(source) && Objects.isNull(before.find(source).orElse(null)))
        .forEach(
            source ->
                problems.add("a mapping leads from %s, which never was a class".formatted(source)));
    if (!problems.isEmpty()) {
      throw new InvalidGuideline(String.join("; ", problems));
    }
  }
}
