package io.labelops.cli;

import io.labelops.cli.Desk.Matter;
import io.labelops.cli.Desk.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An annotator cannot label an item and asks; the item alone waits for the answer, which becomes a
 * precedent.
 */
final class DemoQuestion implements DemoPart {

  private final DemoScene scene;
  private String id = "";

  DemoQuestion(DemoScene scene) {
    this.scene = scene;
  }

  @Override
  public void run() {
    Desk lead = scene.desk("quality-lead", "quality");
    scene.await(() -> asked(lead.api())).ifPresent(question -> answer(lead, question));
  }

  private Optional<JsonNode> asked(Api api) {
    return api.get("/questions?dataset=" + scene.dataset()).path("rows").valueStream().findFirst();
  }

  private void answer(Desk lead, JsonNode question) {
    id = question.path("id").asString();
    String truth = scene.world().item(question.path("item").asString()).truth();
    scene
        .progress()
        .say(
            "annotator        asks about %s of %s"
                .formatted(question.path("item").asString(), question.path("batchId").asString()));
    lead.answer(
        new Matter("questionId", question.path("id").asLong(), "task_answer_question"),
        new Reply(
            "ANSWER",
            "RULE_PLAIN",
            "it belongs to " + truth,
            Map.of(
                "classCode",
                truth,
                "situation",
                "A ticket that names an order and one wish only",
                "ruleCited",
                DemoWorld.RULE)),
        () -> !question(lead.api()).path("state").asString().equals("OPEN"));
  }

  private JsonNode question(Api api) {
    return api.get("/questions/" + id).path("question");
  }

  @Override
  public List<String> lines() {
    if (id.isEmpty()) {
      return List.of();
    }
    JsonNode question = question(scene.installation().signIn("quality-lead"));
    long waited =
        Duration.between(
                Instant.parse(question.path("askedAt").asString()),
                Instant.parse(question.path("closedAt").asString()))
            .toSeconds();
    return List.of(
        "question %s: item %s alone waited %d s for its answer, which is a precedent now: “%s”: %s"
            .formatted(
                id,
                question.path("item").asString(),
                waited,
                question.path("answer").asString(),
                scene.link("/decisions?link=question:" + id)));
  }
}
