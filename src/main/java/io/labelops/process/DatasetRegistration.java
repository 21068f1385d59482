package io.labelops.process;

import io.labelops.access.ActingPerson;
import io.labelops.guideline.Guidelines;
import io.labelops.process.Evidence.Figure;
import io.labelops.program.DatasetRequest;
import io.labelops.program.DatasetRequests;
import io.labelops.program.DatasetVersion;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.program.Programs;
import io.labelops.shared.Creation;
import io.labelops.shared.DatasetVersionId;
import io.labelops.workforce.Contracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns requests into dataset versions that are bound to one process instance. */
@Component
class DatasetRegistration {

  private final DatasetRequests requests;
  private final DatasetVersions versions;
  private final Datasets datasets;
  private final Programs programs;
  private final Guidelines guidelines;
  private final Contracts contracts;
  private final Links links;

  DatasetRegistration(
      DatasetRequests requests,
      DatasetVersions versions,
      Datasets datasets,
      Programs programs,
      Guidelines guidelines,
      Contracts contracts,
      Links links) {
    this.requests = requests;
    this.versions = versions;
    this.datasets = datasets;
    this.programs = programs;
    this.guidelines = guidelines;
    this.contracts = contracts;
    this.links = links;
  }

  /** Binds a version that was requested through the API to the instance. */
  Optional<Registration> claim(DatasetVersionId id, long instance) {
    return versions.find(id).map(version -> claimed(version, instance));
  }

  /** Answers what a person has to confirm before the request becomes a dataset. */
  Registration propose(RequestFields fields) {
    RequestFields.Reading reading = fields.read();
    DatasetRequest request = reading.request();
    List<String> problems = new ArrayList<>(reading.problems());
    problems.addAll(requests.problems(request));
    String key = request.key();
    if (key != null && datasets.find(key).isPresent()) {
      problems.add("there is a dataset %s already, choose another key".formatted(key));
    }
    return Registration.unconfirmed(
        key, problems.isEmpty() ? null : String.join("; ", problems), evidence(request));
  }

  /** Creates the dataset in the name of the person who confirmed the request. */
  Registration confirm(RequestFields fields, ActingPerson person, long instance) {
    RequestFields.Reading reading = fields.read();
    if (!reading.problems().isEmpty()) {
      throw new IncompleteAnswer(String.join("; ", reading.problems()));
    }
    Creation<DatasetVersion> creation =
        requests.enter(reading.request(), person.username(), instance);
    return claimed(creation.value(), instance);
  }

  private Registration claimed(DatasetVersion version, long instance) {
    return Registration.of(
        version,
        datasets.require(version.id()).pilot() != null,
        versions.claimProcess(version.id(), instance));
  }

  private Evidence evidence(DatasetRequest request) {
    return new Evidence(
        "Is this dataset wanted, and are its settings right? Whoever confirms becomes its requester.",
        null,
        links.to("/api/v1/datasets"),
        "The requester signs the release later and may not approve the intake.",
        List.of(
            Figure.of("Program", program(request.programKey())),
            Figure.of("Guideline", guideline(request.guidelineKey())),
            Figure.of("Vendors under contract", vendors(request.programKey()))),
        List.of(),
        List.of());
  }

  private String program(@Nullable String key) {
    return key == null
        ? "–"
        : programs.find(key).map(known -> known.title()).orElse("unknown: " + key);
  }

  private String guideline(@Nullable String key) {
    return key == null
        ? "–"
        : guidelines
            .findCurrent(key)
            .map(known -> "%s, %d classes".formatted(known.version(), known.classes().size()))
            .orElse("unknown: " + key);
  }

  private String vendors(@Nullable String program) {
    return program == null ? "–" : String.valueOf(contracts.ofProgram(program).size());
  }
}
