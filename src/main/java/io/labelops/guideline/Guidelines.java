package io.labelops.guideline;

import io.labelops.access.ActingPerson;
import io.labelops.shared.Creation;
import io.labelops.shared.Key;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published guidelines. */
@Service
public class Guidelines {

  private final GuidelineRows rows;
  private final Clock clock;

  Guidelines(GuidelineRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** The newest version in force; what annotators are shown from their next claim on. */
  public GuidelineVersion current(String guidelineKey) {
    return findCurrent(guidelineKey).orElseThrow(() -> new UnknownGuideline(guidelineKey));
  }

  public Optional<GuidelineVersion> findCurrent(String guidelineKey) {
    return rows.newest(guidelineKey, false);
  }

  public Optional<GuidelineVersion> find(String guidelineKey, String version) {
    return rows.find(guidelineKey, version);
  }

  /** The codes a version allows in its order, none for a version that does not exist. */
  public List<String> codes(String guidelineKey, String version) {
    return rows.codes(guidelineKey, version);
  }

  public GuidelineVersion require(String guidelineKey, String version) {
    return find(guidelineKey, version)
        .orElseThrow(() -> new UnknownGuideline(guidelineKey + " " + version));
  }

  /** A version's text and ontology. */
  public GuidelineDocument document(String guidelineKey, String version) {
    return document(require(guidelineKey, version));
  }

  public GuidelineDocument document(GuidelineVersion version) {
    return new GuidelineDocument(version.body(), rows.ontology(version));
  }

  public boolean isWithdrawn(String guidelineKey, String version) {
    return rows.isWithdrawn(guidelineKey, version);
  }

  /** All versions, newest first, withdrawn ones too. */
  public List<GuidelineSummary> versions(String guidelineKey) {
    List<GuidelineSummary> versions = rows.summaries(guidelineKey);
    if (versions.isEmpty()) {
      throw new UnknownGuideline(guidelineKey);
    }
    return versions;
  }

  public List<GuidelineSummary> all() {
    return rows.newestSummaries();
  }

  /** Publishes a first version; the same with the same content again changes nothing. */
  @Transactional
  Creation<GuidelineVersion> publishFirst(
      String guidelineKey, NewGuidelineVersion wanted, ActingPerson publisher) {
    if (!Key.isKey(guidelineKey)) {
      throw new InvalidGuideline("a guideline's key has " + Key.RULE + ", not " + guidelineKey);
    }
    SemanticVersion version = wanted.checkedVersion();
    GuidelineDocument document = wanted.checkedDocument();
    rows.lock(guidelineKey);
    Optional<GuidelineVersion> same = rows.find(guidelineKey, version.toString());
    if (same.isPresent()) {
      if (wanted.isSameAs(same.get(), rows.ontology(same.get()))) {
        return new Creation<>(same.get(), false);
      }
      throw new GuidelineConflict(
          "guideline %s %s is published with another content; a published version never changes, raise a change"
              .formatted(guidelineKey, version));
    }
    Optional<GuidelineVersion> newest = rows.newest(guidelineKey, true);
    if (newest.isPresent()) {
      throw GuidelineConflict.laterVersion(newest.get());
    }
    if (!document.ontology().mappings().isEmpty()) {
      throw new InvalidGuideline("a first version has no mappings; there is nothing to map from");
    }
    GuidelineVersion published =
        new GuidelineVersion(
            guidelineKey,
            version.toString(),
            1,
            document.body(),
            wanted.changeNote(),
            Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
            publisher.username(),
            document.ontology().labels(),
            version.toString());
    rows.insert(published, document.ontology(), null);
    return new Creation<>(published, true);
  }

  /** Takes a version out of force; annotators are shown the one before it from their next claim. */
  @Transactional
  public void withdraw(String guidelineKey, String version, String reason, String by) {
    rows.lock(guidelineKey);
    GuidelineVersion known = require(guidelineKey, version);
    if (rows.isWithdrawn(guidelineKey, version)) {
      return;
    }
    String checked = reason.strip();
    if (checked.isEmpty()) {
      throw new InvalidGuideline("say why the version is withdrawn");
    }
    boolean last =
        rows.summaries(guidelineKey).stream()
            .filter(other -> other.withdrawnAt() == null)
            .allMatch(other -> other.version().equals(known.version()));
    if (last) {
      throw new GuidelineConflict(
          "%s %s is the only version in force; publish another one first"
              .formatted(guidelineKey, version));
    }
    rows.withdraw(guidelineKey, version, Instant.now(clock), by, checked);
  }
}
