package io.labelops.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherChecksTest {

  @TempDir Path directory;

  @Test
  void namesATakenPortTheProgramThatNeedsItAndTheWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Part part = part(taken.getLocalPort());

      assertThatThrownBy(() -> PortCheck.requireFree(List.of(part)))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining(taken.getLocalPort() + " (opensearch) is taken")
          .hasMessageContaining("LABELOPS_PORT_OFFSET");
    }
  }

  @Test
  void takesAPortFromWhichConnectionsWereJustClosed() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }

    assertThatCode(() -> PortCheck.requireFree(List.of(part(port)))).doesNotThrowAnyException();
  }

  @Test
  void showsTheLastLinesOfALog() throws Exception {
    Path log = directory.resolve("part.log");
    Files.writeString(log, "x".repeat(200_000) + "\none\ntwo\nthree\n");

    assertThat(LogFile.lastLines(log, 2)).isEqualTo("two\nthree");
  }

  @Test
  void showsTheReasonsOfAFailureWithoutTheFrames() throws Exception {
    Path log = directory.resolve("part.log");
    Files.writeString(log, "Caused by: no disk\n\tat a.B.c(B.java:1)\n\t... 102 common frames\n");

    assertThat(LogFile.lastMessages(log, 5)).isEqualTo("Caused by: no disk");
  }

  @Test
  void resetNamesNothingThatIsNotItsOwn() throws Exception {
    Home home = new Home(directory).create();
    Path foreign = Files.writeString(directory.resolve("notes.txt"), "mine");
    Files.createDirectories(home.data(Part.POSTGRES));

    new DownCommand(home, System.out).reset();

    assertThat(directory).isDirectoryContaining(foreign::equals);
    assertThat(home.logs()).doesNotExist();
    assertThat(directory.resolve("data")).doesNotExist();
  }

  private Part part(int port) {
    return new Part(
        Part.OPENSEARCH,
        List.of(),
        Map.of(),
        directory,
        List.of(port),
        "127.0.0.1:" + port,
        List.of(),
        () -> true);
  }
}
