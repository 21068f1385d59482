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
  }

  private static String verdict(JsonNode audit) {
    return audit.path("verdict").asString();
  }
}
