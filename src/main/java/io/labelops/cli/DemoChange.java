package io.labelops.cli;

import io.labelops.cli.Desk.Matter;
import io.labelops.cli.Desk.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What adjudicators found silent becomes version 2.0.0: drafted, tried, reviewed, approved and
 * published, its doubtful labels sampled. Somebody then saves the rest of the bill.
 */
final class DemoChange implements DemoPart {

  private static final List<String> EXPERTS = List.of("adjudicator-2", "reviewer-1");
  private static final Set<String> CLOSED = Set.of("PUBLISHED", "WITHDRAWN", "REFUSED");

  private final DemoScene scene;
  private final DemoJudgement judgement;
  private final Runnable published;
  private final List<String> lines = new ArrayList<>();
  private String change = "";
  private JsonNode impact = MissingNode.getInstance();
  private JsonNode sample = MissingNode.getInstance();
  private int silent;

  /**
   * @param published what waits for the new version
   */
  DemoChange(DemoScene scene, DemoJudgement judgement, Runnable published) {
    this.scene = scene;
    this.judgement = judgement;
    this.published = published;
  }

  @Override
  public void run() {
    try {
      Desk author = scene.desk("quality-second", "quality");
      Optional<JsonNode> raised = scene.await(() -> raised(author.api()));
      if (raised.isEmpty()) {
        return;
      }
      change = raised.get().path("id").asString();
      scene
          .progress()
          .say("adjudication     asks for %s: %s".formatted(change, title(raised.get())));
      draft(author);
      trial();
      review();
      approve(author.api());
      judgement.clarified();
      silent = judgement.silent();
      scene
          .progress()
          .say("guideline %s published".formatted(state(author.api(), "publishedVersion")));
    } finally {
      published.run();
    }
    sample();
  }

  private Optional<JsonNode> raised(Api api) {
    return changes(api).stream()
        .filter(each -> each.path("state").asString().equals("DRAFT"))
        .findFirst();
  }

  private List<JsonNode> changes(Api api) {
    return api.get("/guideline-changes?guideline=%s-guideline".formatted(scene.dataset()))
        .valueStream()
        .toList();
  }

  private static String title(JsonNode change) {
    return change.path("title").asString().toLowerCase(Locale.ROOT);
  }

  private String path() {
    return "/guideline-changes/" + change;
  }

  private String state(Api api, String field) {
    return api.get(path()).path(field).asString("");
  }

  private Matter matter(String element) {
    return new Matter("changeId", change, element);
  }

  /** Only labels of billing can be wrong now, so only these are made again. */
  private void draft(Desk author) {
    ObjectNode ontology = (ObjectNode) author.api().get(path() + "/draft").path("ontology");
    for (JsonNode each : ontology.path("classes")) {
      if (each.path("code").asString().equals("returns")) {
        ((ObjectNode) each)
            .putArray("edgeCases")
            .addObject()
            .put("situation", "A customer asks for the money of something sent back")
            .put("ruling", "returns, not billing");
      }
    }
    author
        .api()
        .save(
            path() + "/draft",
            Map.ofEntries(
                Map.entry("body", DemoWorld.CLARIFIED_RULE),
                Map.entry("ontology", ontology),
                Map.entry("changeNote", "Refunds belong to returns, not to billing."),
                Map.entry("declaredClass", "MAJOR"),
                Map.entry("affectedClasses", List.of("billing")),
                Map.entry("strategy", "SAMPLED"),
                Map.entry("graceSeconds", 2),
                Map.entry("experts", EXPERTS)));
    author.answer(
        matter("task_draft_change"),
        Reply.of("HAND_IN", "COMPLETE", "refunds belong to returns"),
        () -> !state(author.api(), "state").equals("DRAFT"));
  }

  /** Two experts label real items blind under both rules. */
  private void trial() {
    for (String expert : EXPERTS) {
      Api api = scene.installation().signIn(expert);
      label(api, expert, "BEFORE", DemoWorld.FIRST);
      label(api, expert, "AFTER", DemoWorld.CLARIFIED);
    }
    Desk chair = scene.desk("adjudicator-2", "adjudicators");
    chair.answer(
        matter("task_run_trial"),
        Reply.of("DONE", "COMPLETE", "two experts under both rules"),
        () -> !state(chair.api(), "state").equals("TRIAL"));
  }

  private void label(Api api, String expert, String rule, String version) {
    List<Map<String, String>> labels =
        api.get(path() + "/trial/items?size=100&rule=" + rule)
            .path("items")
            .valueStream()
            .map(
                row ->
                    Map.of(
                        "datasetKey", row.path("datasetKey").asString(),
                        "item", row.path("item").asString(),
                        "rule", rule,
                        "label", scene.world().label(expert, row.path("item").asString(), version)))
            .toList();
    api.post(path() + "/trial/labels", labels);
  }

  private void review() {
    for (String expert : EXPERTS) {
      scene
          .installation()
          .signIn(expert)
          .save(path() + "/opinion", Map.of("endorsed", true, "comment", "decides what was open"));
    }
    Desk chair = scene.desk("adjudicator-2", "adjudicators");
    chair.answer(
        matter("task_review_change"),
        Reply.of("ENDORSE", "BETTER_AGREEMENT", "both experts are for it"),
        () -> !state(chair.api(), "state").equals("REVIEW"));
  }

  /** A major change needs four people, none of whom asked for it or drafted it. */
  private void approve(Api api) {
    impact = api.get(path() + "/impact");
    approve("quality-lead", "quality", "LEAD", "AS_SHOWN");
    approve("ops-second", "operations", "SECOND", "AS_SHOWN");
    approve("program-lead", "owners", "OWNER", "NEEDED");
    approve("budget-owner", "budget", "BUDGET", "WORTH_ITS_COST");
    scene.await(() -> Optional.of(state(api, "state")).filter(CLOSED::contains));
  }

  private void approve(String person, String group, String duty, String reason) {
    Desk desk = scene.desk(person, group);
    desk.answer(
        matter("task_approve_" + duty.toLowerCase(Locale.ROOT)),
        Reply.of("APPROVE", reason, bill()),
        () -> given(desk.api(), duty));
  }

  private boolean given(Api api, String duty) {
    return api.get(path() + "/review")
        .path("approvals")
        .valueStream()
        .anyMatch(approval -> approval.path("duty").asString().equals(duty));
  }

  private String bill() {
    return "%d labels again for %s %s"
        .formatted(
            impact.path("relabelLabels").asInt(),
            impact.path("relabelCost").asString("?"),
            impact.path("currency").asString(""));
  }

  /** The sample is made again; its rest is saved, which the audit will have to judge. */
  private void sample() {
    Desk deputy = scene.desk("ops-second", "operations");
    sample =
        scene
            .await(
                () ->
                    Optional.of(sampled(deputy.api()))
                        .filter(done -> done.path("settled").asInt() > 0))
            .orElse(sample);
    deputy.answer(
        matter("task_decide_relabel"),
        Reply.of("STOP", "TOO_EXPENSIVE", "the sample will do, the rest of the bill is saved"),
        () -> stopped(deputy.api()) || scene.watch().decided());
    withdrawOthers(scene.installation().signIn("quality-lead"));
  }

  private JsonNode sampled(Api api) {
    return api.get(path() + "/quality").path("relabeling");
  }

  private boolean stopped(Api api) {
    return api.get("/decisions?action=DECIDE_RELABEL&link=change:" + change).path("total").asInt()
        > 0;
  }

  /** What else asked for the same is answered by the new version. */
  private void withdrawOthers(Api lead) {
    for (JsonNode other : changes(lead)) {
      if (!CLOSED.contains(other.path("state").asString())) {
        lead.post(
            "/guideline-changes/%s/withdrawal".formatted(other.path("id").asString()),
            Map.of("reason", "answered by version " + DemoWorld.CLARIFIED));
      }
    }
  }

  @Override
  public List<String> lines() {
    if (change.isEmpty()) {
      return List.of();
    }
    Api api = scene.installation().signIn("quality-lead");
    JsonNode trial = api.get(path() + "/trial");
    JsonNode quality = api.get(path() + "/quality");
    JsonNode agreement = quality.path("agreement");
    lines.add(
        "guideline %s → %s, silent %d times: %s"
            .formatted(
                agreement.path("versionBefore").asString(),
                agreement.path("version").asString(),
                silent,
                scene.link(path())));
    lines.add(
        "    tried on %d items: α %s under the old rule, %s under the new; %d of %d labels differ"
            .formatted(
                trial.path("items").asInt(),
                alpha(trial.path("before")),
                alpha(trial.path("after")),
                trial.path("changed").asInt(),
                trial.path("compared").asInt()));
    lines.add(
        "    bill approved by four people: %s; %d doubtful items sampled, %d of %d came out otherwise, the rest was saved"
            .formatted(
                bill(),
                sample.path("ordered").asInt(),
                sample.path("changed").asInt(),
                sample.path("settled").asInt()));
    lines.add(
        "    at work: α %s on %d items before, %s on %d after"
            .formatted(
                alpha(agreement.path("before")),
                agreement.path("before").path("items").asInt(),
                alpha(agreement.path("after")),
                agreement.path("after").path("items").asInt()));
    return List.copyOf(lines);
  }

  private static String alpha(JsonNode agreement) {
    return DemoScene.figure(agreement.path("alpha"), agreement.path("interval"));
  }
}
