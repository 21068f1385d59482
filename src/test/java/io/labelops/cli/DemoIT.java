package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The demo's planted troubles, each caught by the gate that is there for it. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@ExtendWith(LocalStack.class)
class DemoIT {

  private static final String VERSION = "/datasets/demo-tickets/versions/1";

  @Test
  void theGatesCatchEveryPlantedTroubleAndReleaseTheRest() {
    Installation installation = LocalStack.installation();
    Progress progress = new Progress(new PrintWriter(System.out, true), false);

    DemoReport report = new Demo(installation, new DemoWorld(7), progress).run();

    Api api = installation.signIn("ops-lead");
    assertThat(api.get(VERSION + "/gate").path("verdict").asString()).isEqualTo("PASS");
    assertThat(api.get(VERSION + "/audits").valueStream().map(DemoIT::verdict))
        .containsExactly("FAIL", "PASS");
    assertThat(report.late()).isNotEmpty();
    assertThat(report.flagged()).containsExactly(DemoWorld.CARELESS);
    assertThat(report.innocent()).isEmpty();
    assertThat(report.released()).isPositive();
    assertThat(report.with()).isLessThan(report.without());
    assertThat(LocalStack.count("cost_entry", "demo-tickets")).isPositive();
    theGuidelineChangedByItsProcess(api, installation.signIn("quality-lead"));
    theVerdictThatDidNotHoldLeavesTheScorecard(api);
    theEscalationWentUpAndWasDecided(api);
    theSuspendedGoldIsApprovedAnew(installation.signIn("quality-lead"));
    theQuestionIsAPrecedent(api);
    assertThat(report.parts())
        .anyMatch(line -> line.startsWith("guideline 1.0.0 → 2.0.0"))
        .anyMatch(line -> line.startsWith("dispute"))
        .anyMatch(line -> line.startsWith("escalation"))
        .anyMatch(line -> line.startsWith("gold"))
        .anyMatch(line -> line.startsWith("question"));
  }

  private static void theGuidelineChangedByItsProcess(Api api, Api lead) {
    JsonNode changes = lead.get("/guideline-changes?guideline=demo-tickets-guideline");
    JsonNode change =
        changes
            .valueStream()
            .filter(each -> state(each).equals("PUBLISHED"))
            .findFirst()
            .orElseThrow();
    assertThat(change.path("origin").asString()).isEqualTo("ADJUDICATION");
    assertThat(change.path("publishedVersion").asString()).isEqualTo("2.0.0");
    assertThat(changes.valueStream().map(DemoIT::state)).isSubsetOf("PUBLISHED", "WITHDRAWN");
    String path = "/guideline-changes/" + change.path("id").asString();
    assertThat(
            lead.get(path + "/review")
                .path("approvals")
                .valueStream()
                .map(approval -> approval.path("duty").asString()))
        .containsExactlyInAnyOrder("LEAD", "SECOND", "OWNER", "BUDGET");
    JsonNode trial = lead.get(path + "/trial");
    assertThat(trial.path("items").asInt()).isEqualTo(50);
    assertThat(alpha(trial.path("after"))).isGreaterThan(alpha(trial.path("before")));
    JsonNode quality = lead.get(path + "/quality");
    assertThat(quality.path("relabeling").path("ordered").asInt()).isEqualTo(50);
    assertThat(quality.path("relabeling").path("changed").asInt()).isPositive();
    JsonNode agreement = quality.path("agreement");
    assertThat(agreement.path("enough").asBoolean()).isTrue();
    assertThat(agreement.path("after").path("interval").path("lower").asDouble())
        .isGreaterThan(agreement.path("before").path("interval").path("upper").asDouble());
    assertThat(api.getLines(VERSION + "/annotations"))
        .as("a running batch that went on under the new version, acknowledged")
        .anyMatch(
            label ->
                label.path("kind").asString().equals("PRODUCTION")
                    && label.path("guidelineVersion").asString().equals("2.0.0"));
  }

  private static void theVerdictThatDidNotHoldLeavesTheScorecard(Api api) {
    assertThat(api.get("/disputes").path("rows").valueStream())
        .anyMatch(
            dispute ->
                dispute.path("batchId").asString().startsWith("demo-tickets:1:")
                    && dispute.path("outcome").asString("").equals("OVERTURNED"));
    assertThat(api.get(VERSION + "/quality").path("otherFaultRate").path("numerator").asLong())
        .as("units of a batch that nobody blames its labelers for any more")
        .isPositive();
  }

  private static void theEscalationWentUpAndWasDecided(Api api) {
    JsonNode escalation = api.get("/escalations?dataset=demo-tickets").path("rows").path(0);
    assertThat(escalation.path("level").asInt()).isEqualTo(2);
    assertThat(escalation.path("decidedBy").asString()).isEqualTo("quality-lead");
    assertThat(
            api.get("/decisions?link=escalation:" + escalation.path("id").asString())
                .path("rows")
                .valueStream()
                .map(entry -> entry.path("action").asString()))
        .contains("RAISE_ESCALATION", "RAISE_LEVEL", "DECIDE_ESCALATION");
  }

  private static void theQuestionIsAPrecedent(Api api) {
    String item =
        api.get("/questions?dataset=demo-tickets&state=ANSWERED")
            .path("rows")
            .path(0)
            .path("item")
            .asString();
    assertThat(api.get("/guidelines/demo-tickets-guideline/precedents").path("total").asInt())
        .isEqualTo(1);
    assertThat(api.getLines(VERSION + "/annotations"))
        .as("labelled after the answer")
        .filteredOn(label -> label.path("item").asString().equals(item))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  private static void theSuspendedGoldIsApprovedAnew(Api lead) {
    assertThat(lead.get("/datasets/demo-tickets/gold-sets").valueStream())
        .anyMatch(
            set ->
                set.path("choice").asString().equals("SUSPENDED") && state(set).equals("ACTIVE"));
    assertThat(lead.get("/datasets/demo-tickets/gold?state=SUSPENDED").path("total").asInt())
        .as("gold of billing that nobody looked at again")
        .isPositive();
  }

  private static String state(JsonNode node) {
    return node.path("state").asString();
  }

  private static double alpha(JsonNode agreement) {
    return agreement.path("alpha").asDouble();
  }

  private static String verdict(JsonNode audit) {
    return audit.path("verdict").asString();
  }
}
