package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.release.Candidate;
import io.labelops.release.CheckOutcome;
import io.labelops.release.Duty;
import io.labelops.release.Releases;
import io.labelops.release.SignOff;
import io.labelops.release.SignOffs;
import io.labelops.release.Verdicts;
import io.labelops.shared.DatasetVersionId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of the release. */
@Component
@WithEngine
public class ReleaseWorkers {

  private enum Decision {
    SIGN,
    REFUSE
  }

  private final Releases releases;
  private final SignOffs signOffs;
  private final Verdicts verdicts;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final ReleaseEvidence evidence;
  private final TaskRecorder recorder;
  private final DecisionVersions decisions;

  ReleaseWorkers(
      Releases releases,
      SignOffs signOffs,
      Verdicts verdicts,
      Datasets datasets,
      DatasetVersions versions,
      ReleaseEvidence evidence,
      TaskRecorder recorder,
      DecisionVersions decisions) {
    this.releases = releases;
    this.signOffs = signOffs;
    this.verdicts = verdicts;
    this.datasets = datasets;
    this.versions = versions;
    this.evidence = evidence;
    this.recorder = recorder;
    this.decisions = decisions;
  }

  @JobWorker(type = "assemble-release")
  public Map<String, Object> assembleRelease(@Variable String datasetKey, @Variable int version) {
    var dataset = new DatasetVersionId(datasetKey, version);
    Candidate candidate = releases.assemble(dataset);
    return Map.of(
        "releaseChecks",
        Map.of(
            "passed", candidate.count(CheckOutcome.PASS),
            "failed", candidate.count(CheckOutcome.FAIL),
            "undecided", candidate.count(CheckOutcome.UNDECIDED)),
        "manifestHash",
        candidate.manifestHash(),
        "requester",
        versions.require(dataset).requester(),
        "sensitive",
        datasets.require(dataset).sensitive(),
        "gateResultKey",
        Releases.resultKey(dataset),
        "evidence",
        evidence.of(dataset, candidate));
  }

  @JobWorker(type = "record-sign-off")
  public Map<String, @Nullable Object> recordSignOff(
      ActivatedJob job,
      @Variable String datasetKey,
      @Variable int version,
      @Variable String duty,
      @Variable String manifestHash) {
    var dataset = new DatasetVersionId(datasetKey, version);
    Duty signed = Duty.valueOf(duty);
    Answer answer = Answer.of(job);
    return recorder
        .record(
            job,
            rule(signed, dataset),
            person ->
                signOffs.sign(
                    dataset,
                    signed,
                    answer.decision(Decision.class) == Decision.SIGN,
                    manifestHash,
                    answer.text("comment"),
                    person.username()))
        .variables((SignOff signOff) -> Map.of("signed", signOff.signed()));
  }

  private static TaskRule rule(Duty duty, DatasetVersionId dataset) {
    String group =
        switch (duty) {
          case QUALITY -> "quality";
          case PRIVACY -> "privacy";
          case REQUESTER -> null;
        };
    return new TaskRule(
        "task_sign_off_" + duty.name().toLowerCase(Locale.ROOT),
        group,
        Set.of(),
        "SIGN_OFF_" + duty,
        dataset,
        dataset.toString());
  }

  @JobWorker(type = "publish-release")
  public Map<String, Object> publishRelease(
      ActivatedJob job,
      @Variable String datasetKey,
      @Variable int version,
      @Variable String verdict,
      @Variable(optional = true) @Nullable String verdictReason) {
    return Map.of(
        "releaseVerdict",
        verdicts
            .publish(
                new DatasetVersionId(datasetKey, version),
                verdict.equals("PASS"),
                Objects.requireNonNullElse(verdictReason, "The release process gave no reason"),
                decisions.version("release-gate", job).orElse(null))
            .written());
  }
}
