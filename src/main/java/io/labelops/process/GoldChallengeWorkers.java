package io.labelops.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.labelops.gold.Challenge;
import io.labelops.gold.Challenges;
import io.labelops.program.DatasetVersions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs of a challenge of gold. */
@Component
@WithEngine
public class GoldChallengeWorkers {

  private final Challenges challenges;
  private final DatasetVersions versions;
  private final TaskRecorder recorder;

  GoldChallengeWorkers(Challenges challenges, DatasetVersions versions, TaskRecorder recorder) {
    this.challenges = challenges;
    this.versions = versions;
    this.recorder = recorder;
  }

  @JobWorker(type = "record-gold-challenge")
  public Map<String, @Nullable Object> recordGoldChallenge(
      ActivatedJob job, @Variable long goldChallengeId) {
    Challenge challenge = challenges.require(goldChallengeId);
    Answer answer = Answer.of(job);
    TaskRule rule =
        new TaskRule(
            "task_decide_gold_challenge",
            "quality",
            challenges.concerned(goldChallengeId),
            "DECIDE_GOLD_CHALLENGE",
            versions.newest(challenge.datasetKey()).id(),
            "gold challenge " + goldChallengeId);
    return recorder
        .record(
            job,
            rule,
            person ->
                challenges.decide(
                    goldChallengeId,
                    answer.decision(Challenge.Outcome.class),
                    answer.text("label"),
                    person.username(),
                    reason(answer)))
        .variables((Challenges.Decided decided) -> Map.of("challengeUpheld", decided.upheld()));
  }

  @JobWorker(type = "report-overdue-challenge")
  public void reportOverdueChallenge(@Variable long goldChallengeId) {
    challenges.overdue(goldChallengeId);
  }

  @JobWorker(type = "weigh-gold-again")
  public Map<String, Object> weighGoldAgain(@Variable long goldChallengeId) {
    return Map.of("flagsTakenBack", challenges.weighAgain(goldChallengeId));
  }

  private static String reason(Answer answer) {
    String reason = answer.reason();
    if (reason == null) {
      throw new IncompleteAnswer("Choose a reason.");
    }
    return reason;
  }
}
