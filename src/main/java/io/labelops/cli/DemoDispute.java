package io.labelops.cli;

import io.labelops.cli.Desk.Matter;
import io.labelops.cli.Desk.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A reviewer blames annotators for what the guideline leaves open; their vendor disputes it, a
 * second reviewer overturns it, and the scorecard follows.
 */
final class DemoDispute implements DemoPart {

  private static final List<String> REVIEWERS = List.of("reviewer-1", "reviewer-2");

  private record Verdict(DemoVendor vendor, JsonNode told) {}

  private final DemoScene scene;
  private final List<DemoVendor> vendors;
  private String dispute = "";
  private String batch = "";
  private Scorecard before = new Scorecard(0, 0, 0);
  private Scorecard after = new Scorecard(0, 0, 0);

  /**
   * @param vendors who may be blamed without reason
   */
  DemoDispute(DemoScene scene, List<DemoVendor> vendors) {
    this.scene = scene;
    this.vendors = List.copyOf(vendors);
  }

  /** Units returned by whose fault, of those with a first verdict. */
  private record Scorecard(long labeler, long others, long units) {

    @Override
    public String toString() {
      return "%d of %d units returned by the labeler's fault, %d by others'"
          .formatted(labeler, units, others);
    }
  }

  @Override
  public void run() {
    scene.await(this::blamed).ifPresent(this::contest);
  }

  private Optional<Verdict> blamed() {
    return vendors.stream()
        .flatMap(vendor -> vendor.returned().map(told -> new Verdict(vendor, told)))
        .findFirst();
  }

  private void contest(Verdict verdict) {
    batch = verdict.told().path("batchId").asString();
    JsonNode raised =
        verdict
            .vendor()
            .api()
            .post(
                "/disputes",
                Map.of(
                    "verdict",
                    verdict.told().path("verdict").asString(),
                    "reason",
                    "The tickets are about refunds, on which the guideline is silent."));
    dispute = raised.path("id").asString();
    scene
        .progress()
        .say("%-16s disputes the return of %s".formatted(verdict.vendor().key(), batch));
    // Only then do other verdicts leave the scorecard alone.
    scene.await(
        () -> Optional.of(scene.watch().stage()).filter(stage -> !stage.equals("LABELING")));
    before = scorecard();
    Api operations = scene.installation().signIn("ops-lead");
    Desk second = scene.desk(second(operations), "reviewers");
    second.answer(
        new Matter("disputeId", raised.path("id").asLong(), "task_resolve_dispute"),
        new Reply(
            "OVERTURN",
            "RULE_SILENT",
            "the guideline did not say where refunds belong",
            Map.of("fault", "GUIDELINE")),
        () -> outcome(operations).path("outcome").isString());
    after = scorecard();
  }

  /** Whoever gave the verdict does not look at it again. */
  private String second(Api operations) {
    String first =
        operations
            .get("/decisions?action=REVIEW_BATCH&link=batch:" + batch)
            .path("rows")
            .path(0)
            .path("actor")
            .asString("");
    return first.equals(REVIEWERS.getFirst()) ? REVIEWERS.getLast() : REVIEWERS.getFirst();
  }

  private JsonNode outcome(Api api) {
    return api.get("/disputes/" + dispute);
  }

  private Scorecard scorecard() {
    JsonNode quality =
        scene.installation().signIn("quality-lead").get(scene.version() + "/quality");
    return new Scorecard(
        quality.path("reworkRate").path("numerator").asLong(),
        quality.path("otherFaultRate").path("numerator").asLong(),
        quality.path("reworkRate").path("denominator").asLong());
  }

  @Override
  public List<String> lines() {
    if (dispute.isEmpty()) {
      return List.of();
    }
    JsonNode told = outcome(scene.installation().signIn("ops-lead"));
    return List.of(
        "dispute %s: return of %s %s, the fault was the %s's: %s"
            .formatted(
                dispute,
                batch,
                told.path("outcome").asString().toLowerCase(Locale.ROOT),
                told.path("fault").asString().toLowerCase(Locale.ROOT),
                scene.link("/disputes")),
        "    scorecard before: %s".formatted(before),
        "    scorecard after: %s".formatted(after));
  }
}
