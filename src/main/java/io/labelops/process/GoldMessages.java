package io.labelops.process;

import io.labelops.gold.Challenge;
import io.labelops.gold.Challenges;
import io.labelops.gold.GoldChallenged;
import io.labelops.gold.GoldSetRequested;
import java.util.Map;
import java.util.Objects;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine that gold is asked for or doubted. */
@Component
@WithEngine
class GoldMessages {

  private final EngineMessages messages;
  private final Challenges challenges;
  private final GoldEvidence evidence;

  GoldMessages(EngineMessages messages, Challenges challenges, GoldEvidence evidence) {
    this.messages = messages;
    this.challenges = challenges;
    this.evidence = evidence;
  }

  @ApplicationModuleListener
  void on(GoldSetRequested requested) {
    messages.publish(
        "gold_set_requested",
        requested.goldSetId(),
        requested.goldSetId(),
        Map.of("goldSetId", requested.goldSetId(), "datasetKey", requested.datasetKey()));
  }

  @ApplicationModuleListener
  void on(GoldChallenged challenged) {
    Challenge challenge = challenges.require(challenged.challengeId());
    String key = "gold-challenge:" + challenge.id();
    messages.publish(
        "gold_challenged",
        key,
        key,
        Map.of(
            "goldChallengeId",
            challenge.id(),
            "datasetKey",
            challenge.datasetKey(),
            "challengeDueAt",
            Instants.variable(Objects.requireNonNull(challenge.dueAt())),
            "evidence",
            evidence.challenge(challenge)));
  }
}
