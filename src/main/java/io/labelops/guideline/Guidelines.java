package io.labelops.guideline;

import io.labelops.access.ActingPerson;
import io.labelops.shared.Creation;
import io.labelops.shared.Key;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published guidelines. */
@Service
public class Guidelines {

  private final GuidelineRows rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Guidelines(GuidelineRows rows, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /** The newest version; what annotators are shown from their next claim on. */
  public GuidelineVersion current(String guidelineKey) {
    return findCurrent(guidelineKey).orElseThrow(() -> new UnknownGuideline(guidelineKey));
  }

  public Optional<GuidelineVersion> findCurrent(String guidelineKey) {
    return rows.newest(guidelineKey);
  }

  public Optional<GuidelineVersion> find(String guidelineKey, String version) {
    return rows.find(guidelineKey, version);
  }

  GuidelineVersion require(String guidelineKey, String version) {
    return find(guidelineKey, version)
        .orElseThrow(() -> new UnknownGuideline(guidelineKey + " " + version));
  }

  List<GuidelineSummary> versions(String guidelineKey) {
    List<GuidelineSummary> versions = rows.summaries(guidelineKey);
    if (versions.isEmpty()) {
      throw new UnknownGuideline(guidelineKey);
    }
    return versions;
  }

  List<GuidelineSummary> all() {
    return rows.newestSummaries();
  }

  /** Publishes a version; the same version with the same content again changes nothing. */
  @Transactional
  Creation<GuidelineVersion> publish(
      String guidelineKey, NewGuidelineVersion wanted, ActingPerson publisher) {
    if (!Key.isKey(guidelineKey)) {
      throw new InvalidGuideline("a guideline's key has " + Key.RULE + ", not " + guidelineKey);
    }
    SemanticVersion version = wanted.checkedVersion();
    List<LabelClass> classes = wanted.checkedClasses();
    String body = wanted.checkedBody();
    rows.lock(guidelineKey);
    Optional<GuidelineVersion> same = rows.find(guidelineKey, wanted.version());
    if (same.isPresent()) {
      if (wanted.isSameAs(same.get())) {
        return new Creation<>(same.get(), false);
      }
      throw new GuidelineConflict(
          "guideline %s %s is published with another content; a published version never changes, publish a higher one"
              .formatted(guidelineKey, wanted.version()));
    }
    Optional<GuidelineVersion> newest = rows.newest(guidelineKey);
    newest.ifPresent(known -> requireHigher(known, version, wanted));
    GuidelineVersion published =
        new GuidelineVersion(
            guidelineKey,
            String.valueOf(wanted.version()),
            newest.map(known -> known.sequence() + 1).orElse(1),
            body,
            wanted.changeNote(),
            Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
            publisher.username(),
            classes);
    rows.insert(published);
    events.publishEvent(
        new GuidelinePublished(
            guidelineKey, published.version(), change(newest, version), Set.of()));
    return new Creation<>(published, true);
  }

  private static ChangeClass change(Optional<GuidelineVersion> newest, SemanticVersion version) {
    SemanticVersion before =
        newest.map(known -> SemanticVersion.parse(known.version())).orElse(null);
    return before == null ? ChangeClass.MAJOR : ChangeClass.between(before, version);
  }

  private static void requireHigher(
      GuidelineVersion newest, SemanticVersion version, NewGuidelineVersion wanted) {
    SemanticVersion known = SemanticVersion.parse(newest.version());
    if (known != null && version.compareTo(known) <= 0) {
      throw new GuidelineConflict(
          "guideline %s is at version %s already; %s is not higher"
              .formatted(newest.guidelineKey(), newest.version(), wanted.version()));
    }
  }
}
