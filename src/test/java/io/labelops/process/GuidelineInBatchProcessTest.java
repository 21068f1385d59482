package io.labelops.process;

import static io.labelops.process.BatchSteps.process;

import io.camunda.process.test.api.CamundaProcessTestContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ProcessTest
class GuidelineInBatchProcessTest {

  private final CamundaProcessTestContext camunda;
  private final EngineMessages messages;
  private final ProcessClock clock;
  private final BatchSteps batch;

  GuidelineInBatchProcessTest(
      CamundaProcessTestContext camunda, EngineMessages messages, ProcessClock clock) {
    this.camunda = camunda;
    this.messages = messages;
    this.clock = clock;
    this.batch = new BatchSteps(camunda, messages, clock);
  }

  @Test
  void aMajorVersionTakesOldLeasesBackWhenTheGraceIsOverWhileLabelsAreWaitedFor() {
    batch.dispatched();
    published("2.0.0");
    published("2.0.0");
    camunda.completeJob(
        "show-guideline-change",
        Map.of(
            "changeClass",
            "MAJOR",
            "graceUntil",
            clock.instant().plus(Duration.ofMinutes(30)).toString()));
    process().hasActiveElements("timer_grace_over", "gateway_wait_for_labels");
    clock.increase(Duration.ofMinutes(30));
    camunda.completeJob("end-guideline-grace", Map.of());

    process()
        .hasCompletedElement("end_guideline_followed", 1)
        .hasActiveElements("gateway_wait_for_labels");
  }

  @Test
  void aMinorVersionIsShownAndTheWorkGoesOn() {
    batch.dispatched();
    published("1.1.0");
    camunda.completeJob(
        "show-guideline-change",
        Map.of("changeClass", "MINOR", "graceUntil", clock.instant().toString()));

    process()
        .hasCompletedElements("end_guideline_followed")
        .hasNotActivatedElements("timer_grace_over")
        .hasActiveElements("gateway_wait_for_labels");
  }

  private void published(String version) {
    messages.publish(
        "guideline_published",
        "b-1",
        "guideline_published:b-1:" + version,
        Map.of("guidelineVersion", version));
  }
}
