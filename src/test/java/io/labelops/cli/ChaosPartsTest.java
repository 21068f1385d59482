package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the kit that need no stack. */
class ChaosPartsTest {

  @TempDir private Path directory;

  @Test
  void theSameSeedMakesTheSameFaultsAndAnotherSeedOthers() {
    assertThat(Fault.plan(20, 1)).isEqualTo(Fault.plan(20, 1)).isNotEqualTo(Fault.plan(20, 2));
  }

  @Test
  void everyFaultComesOnceBeforeAnyComesAgain() {
    assertThat(Fault.plan(21, 3)).extracting(Fault::words).doesNotHaveDuplicates().hasSize(21);
  }

  @Test
  void aDirectoryWithSomebodysStateIsNeverTaken() throws IOException {
    Files.writeString(directory.resolve("credentials.json"), "{}");

    assertThatThrownBy(() -> ChaosHome.claim(directory, directory, 18_000))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("was not made for chaos");
    assertThat(directory.resolve(ChaosHome.MARKER)).doesNotExist();
  }

  @Test
  void itsOwnDirectoryIsTakenAgainButNeverTheUsualPorts() throws IOException {
    ChaosHome.claim(directory, directory, 18_000);
    Files.writeString(directory.resolve("credentials.json"), "{}");

    assertThat(ChaosHome.claim(directory, directory, 18_000).directory()).isEqualTo(directory);
    assertThatThrownBy(() -> ChaosHome.claim(directory, directory, 0))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("usual ports");
  }

  @Test
  void aCutWireEndsItsConnectionsRefusesNewOnesAndPassesAgainWhenMended() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        TcpProxy wire = new TcpProxy(1, server.getLocalPort())) {
      Socket client = connect(wire);
      Socket served = greet(server);
      assertThat(client.getInputStream().read()).isEqualTo('!');

      wire.cut();
      InputStream cut = client.getInputStream();
      assertThatThrownBy(cut::read).isInstanceOf(SocketException.class);
      assertThatThrownBy(() -> connect(wire)).isInstanceOf(ConnectException.class);
      served.close();

      wire.mend();
      try (Socket again = connect(wire);
          Socket _ = greet(server)) {
        assertThat(again.getInputStream().read()).isEqualTo('!');
      }
    }
  }

  private static Socket connect(TcpProxy wire) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), wire.port());
  }

  private static Socket greet(ServerSocket server) throws IOException {
    Socket served = server.accept();
    served.getOutputStream().write('!');
    return served;
  }
}
