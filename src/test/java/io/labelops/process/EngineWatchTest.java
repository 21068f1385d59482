package io.labelops.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EngineWatchTest {

  private final FakeGateway gateway = new FakeGateway();
  private final CamundaClient client = gateway.client();
  private final EngineWatch watch = new EngineWatch(client);

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  @Test
  void anEngineThatIsAwayIsToldOnceAndItsReturnToo(CapturedOutput output) {
    // The client itself repeats what is UNAVAILABLE.
    gateway.refuse(Status.ABORTED, Status.ABORTED, Status.ABORTED);
    for (int looks = 0; looks < 5; looks++) {
      watch.look();
    }

    assertThat(count(output, "engine is away")).isEqualTo(1);
    assertThat(count(output, "engine is back")).isEqualTo(1);
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void aSingleMissIsNoOutage(CapturedOutput output) {
    gateway.refuse(Status.ABORTED);
    watch.look();
    watch.look();

    assertThat(output).doesNotContain("the engine");
  }

  private static long count(CapturedOutput output, String text) {
    return Pattern.compile(text).matcher(output).results().count();
  }
}
