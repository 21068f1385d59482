package io.labelops.cli;

import io.labelops.cli.Desk.Matter;
import io.labelops.cli.Desk.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of a vendor that does not begin its last batches is asked for by hand; the level
 * below does not answer in time, the one above decides.
 */
final class DemoEscalation implements DemoPart {

  private static final String DECISION = "Extend once, then pull";
  private static final int RESPOND = 60;
  private static final int REMIND = 30;

  private final DemoScene scene;
  private final String lateVendor;
  private final int inTime;
  private final Runnable decided;
  private String id = "";

  /**
   * @param inTime how many batches the vendor delivers
   * @param decided what waits for the decision
   */
  DemoEscalation(DemoScene scene, String lateVendor, int inTime, Runnable decided) {
    this.scene = scene;
    this.lateVendor = lateVendor;
    this.inTime = inTime;
    this.decided = decided;
  }

  @Override
  public void run() {
    try {
      Api operations = scene.installation().signIn("ops-lead");
      scene.await(() -> untouched(operations)).ifPresent(blocked -> escalate(operations, blocked));
    } finally {
      decided.run();
    }
  }

  /** The batches the vendor has not begun, once it has begun all it will. */
  private Optional<List<String>> untouched(Api api) {
    List<JsonNode> own =
        Batches.all(api, scene.dataset(), "").stream()
            .filter(batch -> batch.path("vendorKey").asString().equals(lateVendor))
            .toList();
    List<String> untouched =
        own.stream()
            .filter(DemoEscalation::isUntouched)
            .map(batch -> batch.path("batchId").asString())
            .toList();
    return own.size() - untouched.size() >= inTime && !untouched.isEmpty()
        ? Optional.of(untouched)
        : Optional.empty();
  }

  private static boolean isUntouched(JsonNode batch) {
    return batch.path("done").asInt() + batch.path("leased").asInt() == 0
        && !Batches.isSettled(batch);
  }

  private void escalate(Api operations, List<String> blocked) {
    Desk lead = scene.desk("quality-lead", "quality");
    JsonNode times = lead.api().get("/escalation-policy").path("times");
    try {
      lead.api().post("/escalation-policy", quick(times));
      id = raise(operations, blocked);
      scene
          .progress()
          .say("ops-lead         escalates: %s has not begun %s".formatted(lateVendor, blocked));
      scene.await(() -> Optional.of(level(operations)).filter(level -> level > 0));
    } finally {
      lead.api().post("/escalation-policy", times);
    }
    lead.answer(
        new Matter("escalationId", Long.valueOf(id), "task_answer_escalation"),
        new Reply(
            "DECIDE",
            "LEAST_RISK",
            "the vendor answers for one batch, not for two",
            Map.of("option", DECISION)),
        () -> escalation(operations).path("decidedAt").isString());
  }

  /** The first level has a minute in the demo; who is under way keeps the times it began with. */
  private static List<Map<String, Object>> quick(JsonNode times) {
    List<Map<String, Object>> quick = new ArrayList<>();
    for (JsonNode each : times) {
      boolean first = each.path("level").asInt() == 1;
      quick.add(
          Map.of(
              "severity",
              each.path("severity").asString(),
              "level",
              each.path("level").asInt(),
              "respondSeconds",
              first ? RESPOND : each.path("respondSeconds").asInt(),
              "remindSeconds",
              first ? REMIND : each.path("remindSeconds").asInt()));
    }
    return quick;
  }

  private String raise(Api operations, List<String> blocked) {
    return operations
        .post(
            "/escalations",
            Map.of(
                "key",
                scene.dataset() + "-late-vendor",
                "asked",
                "%s has not begun %d of its batches and the deadline is near: does it keep them?"
                    .formatted(lateVendor, blocked.size()),
                "options",
                List.of(
                    option(DECISION, "nothing", "a minute later", "it may be late again"),
                    option("Pull them now", "another vendor's time", "on time", "none"),
                    option("Wait", "nothing", "not known", "the release is late")),
                "dataset",
                scene.dataset() + ":1",
                "impact",
                "BATCH",
                "blockedBatches",
                blocked,
                "costOfDelay",
                "the release waits"))
        .path("id")
        .asString();
  }

  private static Map<String, String> option(String option, String cost, String date, String risk) {
    return Map.of("option", option, "cost", cost, "date", date, "risk", risk);
  }

  private JsonNode escalation(Api api) {
    return api.get("/escalations/" + id);
  }

  private int level(Api api) {
    return escalation(api).path("level").asInt();
  }

  @Override
  public List<String> lines() {
    if (id.isEmpty()) {
      return List.of();
    }
    Api api = scene.installation().signIn("ops-lead");
    JsonNode told = escalation(api);
    return List.of(
        "escalation %s (%s) went up to level %d, %s decided: “%s”: %s"
            .formatted(
                id,
                told.path("severity").asString(),
                told.path("level").asInt(),
                told.path("decidedBy").asString(),
                told.path("decision").asString(),
                scene.link("/escalations/" + id)),
        "    %d steps in the decision log: %s"
            .formatted(
                api.get("/decisions?link=escalation:" + id).path("total").asInt(),
                scene.link("/decisions?link=escalation:" + id)));
  }
}
