package io.labelops.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Finds out before anything is started that another program has one of the ports. */
final class PortCheck {

  private PortCheck() {}

  static void requireFree(List<Part> parts) {
    String taken =
        String.join(
            "\n",
            parts.stream()
                .flatMap(
                    part ->
                        part.ports().stream()
                            .filter(PortCheck::isTaken)
                            .map(
                                port ->
                                    "Port "
                                        + port
                                        + " ("
                                        + part.name()
                                        + ") is taken by another program."))
                .toList());
    if (!taken.isEmpty()) {
      throw new StackFailure(
          taken + "\nStop that program, or move all ports: LABELOPS_PORT_OFFSET=100 labelops up");
    }
  }

  /** Connecting finds a listener on every address too, which binding to one may not. */
  static boolean isTaken(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Ports.HOST, port), 300);
      return true;
    } catch (IOException nobodyListens) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(Ports.HOST, port));
        return false;
      } catch (IOException e) {
        return true;
      }
    }
  }
}
