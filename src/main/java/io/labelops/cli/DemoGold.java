package io.labelops.cli;

import io.labelops.cli.Desk.Matter;
import io.labelops.cli.Desk.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Gold of the class the new version makes doubtful is suspended with it; some of it is labelled
 * blind by two experts and approved anew.
 */
final class DemoGold implements DemoPart {

  private static final int COUNT = 10;

  private final DemoScene scene;
  private String set = "";
  private int suspended;

  DemoGold(DemoScene scene) {
    this.scene = scene;
  }

  private String gold() {
    return "/datasets/" + scene.dataset() + "/gold";
  }

  @Override
  public void run() {
    Api lead = scene.installation().signIn("quality-second");
    Optional<Integer> found =
        scene.await(() -> Optional.of(suspended(lead)).filter(count -> count > 0));
    if (found.isEmpty()) {
      return;
    }
    suspended = found.get();
    set =
        lead.post(
                gold() + "-sets",
                Map.of("name", "after-2-0-0", "choice", "SUSPENDED", "count", COUNT))
            .path("id")
            .asString();
    scene
        .progress()
        .say(
            "quality-second   asks for %s: gold suspended by %s"
                .formatted(set, DemoWorld.CLARIFIED));
    label("reviewer-1", lead);
    label("reviewer-2", lead);
    Desk approver = scene.desk("quality-lead", "quality");
    approver.answer(
        matter("task_approve_gold"),
        Reply.of("APPROVE", "AS_SHOWN", "both experts agree"),
        () -> state(lead).equals("ACTIVE"));
  }

  private int suspended(Api lead) {
    return lead.get(gold() + "?state=SUSPENDED&size=1").path("total").asInt();
  }

  private Matter matter(String element) {
    return new Matter("goldSetId", set, element);
  }

  private void label(String expert, Api lead) {
    Desk desk = scene.desk(expert, "reviewers");
    List<Map<String, String>> labels = new ArrayList<>();
    for (JsonNode item : desk.api().get("/gold-sets/" + set + "/labels").path("items")) {
      String key = item.path("item").asString();
      labels.add(Map.of("item", key, "label", scene.world().item(key).truth()));
    }
    desk.api().post("/gold-sets/" + set + "/labels", labels);
    desk.answer(
        matter("task_label_gold"),
        Reply.of("DONE", "RULES_CLEAR", labels.size() + " labelled blind"),
        () -> labelled(lead, expert));
  }

  private boolean labelled(Api lead, String expert) {
    return lead.get("/decisions?action=LABEL_GOLD&actor=%s&link=gold:%s".formatted(expert, set))
            .path("total")
            .asInt()
        > 0;
  }

  private String state(Api lead) {
    return lead.get(gold() + "-sets")
        .valueStream()
        .filter(each -> each.path("id").asString().equals(set))
        .findFirst()
        .map(each -> each.path("state").asString())
        .orElse("");
  }

  @Override
  public List<String> lines() {
    return set.isEmpty()
        ? List.of()
        : List.of(
            "gold: %d items suspended by %s, %d of them labelled by two experts and approved anew in %s: %s"
                .formatted(suspended, DemoWorld.CLARIFIED, COUNT, set, scene.link(gold())));
  }
}
