package io.labelops.gold;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.gold.GoldVerdicts.Candidate;
import io.labelops.gold.GoldVerdicts.Said;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.shared.ImportReport;
import io.labelops.shared.NotAllowed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where experts label candidates blind, and an adjudicator those on which they differ. */
@Service
class GoldDesk {

  private final GoldSets sets;
  private final GoldSetRows rows;
  private final GoldSeats seats;
  private final GoldVerdicts verdicts;
  private final Guidelines guidelines;

  GoldDesk(
      GoldSets sets,
      GoldSetRows rows,
      GoldSeats seats,
      GoldVerdicts verdicts,
      Guidelines guidelines) {
    this.sets = sets;
    this.rows = rows;
    this.seats = seats;
    this.verdicts = verdicts;
    this.guidelines = guidelines;
  }

  /** Who works at the desk: experts see nobody's labels, the adjudicator both without names. */
  enum Duty {
    EXPERT("reviewers", GoldSet.State.LABELING),
    ADJUDICATOR("adjudicators", GoldSet.State.COMPARED);

    private final String group;
    private final GoldSet.State when;

    Duty(String group, GoldSet.State when) {
      this.group = group;
      this.when = when;
    }

    void require(ActingPerson person) {
      if (person.role() != Role.ADMIN && !person.groups().contains(group)) {
        throw new NotAllowed("%s is not in the group %s".formatted(person.username(), group));
      }
    }
  }

  @Transactional(readOnly = true)
  GoldPage page(String setId, Duty duty, ActingPerson person) {
    duty.require(person);
    GoldSet set = sets.require(setId);
    int seat = seats.of(setId, person.username()).map(GoldSeats.Seat::seat).orElse(0);
    if (duty == Duty.ADJUDICATOR && seat != 0 && seat != GoldSeats.ADJUDICATOR) {
      throw new NotAllowed("you labelled this gold set yourself");
    }
    GuidelineVersion guideline = guideline(set);
    return new GoldPage(
        setId,
        guideline.guidelineKey(),
        guideline.version(),
        guideline.classes(),
        open(set, duty).map(candidate -> row(candidate, duty, seat)).toList());
  }

  /** Takes verdicts, each by itself; they may change until the task is done. */
  @Transactional
  ImportReport take(
      String setId, Duty duty, List<@Nullable GoldVerdict> sent, ActingPerson person) {
    duty.require(person);
    GoldSet set = sets.require(setId);
    rows.lock(set.datasetKey());
    if (sets.require(setId).state() != duty.when) {
      throw new GoldSetConflict(
          "gold set %s is not open for this: %s".formatted(setId, set.state()));
    }
    GoldSeats.Seat seat =
        duty == Duty.EXPERT
            ? seats.expert(setId, person.username())
            : seats.adjudicator(setId, person.username());
    if (seat.closed()) {
      throw new GoldSetConflict("your labels of gold set %s are final".formatted(setId));
    }
    Set<String> labels = guideline(set).codes();
    Map<String, Candidate> known = verdicts.of(setId);
    var report = new ImportReport.Collector();
    long line = 0;
    for (GoldVerdict verdict : sent) {
      line++;
      Candidate candidate =
          verdict == null || verdict.item() == null ? null : known.get(verdict.item());
      if (verdict == null
          || candidate == null
          || (duty == Duty.ADJUDICATOR && !candidate.disputed())) {
        report.refuse(line, "item", "is not among the items to label");
        continue;
      }
      String fault = verdict.fault(labels);
      if (fault != null) {
        report.refuse(line, "label", fault);
        continue;
      }
      verdicts.put(setId, candidate.itemId(), seat.seat(), verdict);
      report.take();
    }
    return report.report();
  }

  private GuidelineVersion guideline(GoldSet set) {
    return guidelines.find(set.guidelineKey(), set.guidelineVersion()).orElseThrow();
  }

  private Stream<Candidate> open(GoldSet set, Duty duty) {
    Stream<Candidate> all = verdicts.of(set.id()).values().stream();
    if (duty == Duty.EXPERT) {
      return all;
    }
    return set.state() == GoldSet.State.LABELING ? Stream.empty() : all.filter(Candidate::disputed);
  }

  private static GoldPage.Row row(Candidate candidate, Duty duty, int seat) {
    Said own = seat == 0 ? new Said(false, null, null) : candidate.by(seat);
    List<String> votes =
        duty == Duty.EXPERT
            ? List.of()
            : Stream.of(candidate.by(1), candidate.by(2))
                .map(said -> Objects.requireNonNullElse(said.label(), "unusable"))
                .sorted()
                .collect(Collectors.toList());
    if (!votes.isEmpty()) {
      Collections.shuffle(votes, new Random(candidate.itemId()));
    }
    return new GoldPage.Row(
        candidate.item(),
        candidate.payload(),
        votes,
        own.label(),
        own.given() && own.label() == null,
        own.rationale());
  }
}
