package io.labelops.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartProcessTest {

  @TempDir Path directory;

  private final List<Process> started = new ArrayList<>();
  private Home home;
  private PartProcess part;

  @BeforeEach
  void prepare() {
    home = new Home(directory).create();
    part = new PartProcess(home, Part.BROKER);
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void findsAndStopsTheProcessItRecorded() throws Exception {
    Process process = start("sleep", "60");
    part.record(process.toHandle());

    assertThat(part.find()).contains(process.toHandle());
    assertThat(part.stop()).isTrue();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(home.pidFile(Part.BROKER)).doesNotExist();
  }

  @Test
  void leavesAloneAnotherProgramThatGotTheSamePid() throws Exception {
    Process stranger = start("sleep", "60");
    writePidFile(stranger, Instant.now().minus(Duration.ofHours(1)));

    assertThat(part.find()).isEmpty();
    assertThat(part.stop()).isFalse();
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void knowsItsProcessByTheMarkerWhenTheClockWasSet() throws Exception {
    Process process = start("sh", "-c", "sleep 60; :", part.marker());
    writePidFile(process, Instant.now().minus(Duration.ofHours(1)));

    assertThat(part.find()).contains(process.toHandle());
  }

  @Test
  void takesADamagedPidFileForNone() throws Exception {
    Files.writeString(home.pidFile(Part.BROKER), "12");

    assertThat(part.find()).isEmpty();
  }

  private Process start(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private void writePidFile(Process process, Instant instant) throws IOException {
    Files.writeString(home.pidFile(Part.BROKER), process.pid() + " " + instant);
  }
}
