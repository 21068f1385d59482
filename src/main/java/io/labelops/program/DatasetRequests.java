package io.labelops.program;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.LabelClass;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.shared.Creation;
import io.labelops.shared.DatasetVersionId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests for new datasets; version 1 exists from then on. */
@Service
public class DatasetRequests {

  private final DatasetRows datasets;
  private final DatasetVersionRows versions;
  private final Programs programs;
  private final Guidelines guidelines;
  private final Ledger ledger;
  private final Clock clock;

  DatasetRequests(
      DatasetRows datasets,
      DatasetVersionRows versions,
      Programs programs,
      Guidelines guidelines,
      Ledger ledger,
      Clock clock) {
    this.datasets = datasets;
    this.versions = versions;
    this.programs = programs;
    this.guidelines = guidelines;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What keeps the request from becoming a dataset, in plain words; empty when nothing does. */
  public List<String> problems(DatasetRequest request) {
    List<String> problems = request.problems();
    String program = request.programKey();
    if (program != null && !program.isBlank() && programs.find(program).isEmpty()) {
      problems.add("there is no program " + program);
    }
    String guideline = request.guidelineKey();
    if (guideline != null && !guideline.isBlank()) {
      guidelines
          .findCurrent(guideline)
          .ifPresentOrElse(
              published -> request.type().problem(codes(published)).ifPresent(problems::add),
              () -> problems.add("there is no published guideline " + guideline));
    }
    return problems;
  }

  /** Creates the dataset and asks the engine to start; the same request again changes nothing. */
  @Transactional
  public Creation<DatasetVersion> submit(DatasetRequest request, String requester) {
    return create(request, requester, null);
  }

  /** Creates a dataset that was asked for in the engine, bound to the instance that asks. */
  @Transactional
  public Creation<DatasetVersion> enter(
      DatasetRequest request, String requester, long processInstance) {
    return create(request, requester, processInstance);
  }

  private static List<String> codes(GuidelineVersion guideline) {
    return guideline.classes().stream().map(LabelClass::code).toList();
  }

  private Creation<DatasetVersion> create(
      DatasetRequest request, String requester, @Nullable Long instance) {
    List<String> problems = problems(request);
    if (!problems.isEmpty()) {
      throw new InvalidDataset(String.join("; ", problems));
    }
    Instant now = clock.instant();
    Dataset wanted = request.toDataset(now.truncatedTo(ChronoUnit.MILLIS));
    DatasetVersionId id = new DatasetVersionId(wanted.key(), 1);
    Optional<Dataset> known = datasets.findById(wanted.key());
    if (known.isPresent()) {
      if (!known.get().isSameAs(wanted)) {
        throw conflict(wanted.key());
      }
      return new Creation<>(versions.findById(id).orElseThrow(() -> new UnknownDataset(id)), false);
    }
    DatasetVersion version = DatasetVersion.request(id, requester, now);
    try {
      datasets.save(wanted);
    } catch (DuplicateKeyException e) {
      throw conflict(wanted.key());
    }
    ledger.record(
        new Decision(
            "request:" + id, null, requester, "REQUEST_DATASET", id, "" + id, null, Map.of()));
    if (instance == null) {
      version.announce();
    } else {
      version.claim(instance, now);
    }
    return new Creation<>(versions.save(version), true);
  }

  private static DatasetConflict conflict(String key) {
    return new DatasetConflict(
        "dataset %s exists with other settings; choose another key".formatted(key));
  }
}
