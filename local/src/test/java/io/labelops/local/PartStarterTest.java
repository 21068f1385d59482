package io.labelops.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartStarterTest {

  @TempDir Path directory;

  @Test
  void aPartThatEndsWhileItIsWaitedForIsStartedAnew() throws Exception {
    Home home = new Home(directory).create();
    Process dying = new ProcessBuilder("sleep", "1").start();
    new PartProcess(home, Part.BROKER).record(dying.toHandle());
    Path begun = home.log(Part.BROKER);
    Part part =
        new Part(
            Part.BROKER,
            List.of("-version"),
            Map.of(),
            directory,
            List.of(),
            "nowhere",
            List.of(),
            () -> Files.exists(begun));

    new PartStarter(home, System.out).start(part);

    assertThat(dying.isAlive()).isFalse();
    assertThat(begun).exists();
  }
}
