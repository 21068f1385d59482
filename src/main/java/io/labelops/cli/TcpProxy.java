package io.labelops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire that can be cut: passes bytes on to the first of its targets that takes the connection,
 * beginning with another one each time.
 */
final class TcpProxy implements AutoCloseable {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int BUFFER = 16_384;

  private final List<Integer> targets;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile ServerSocket server;

  TcpProxy(Integer... targets) {
    this.targets = List.of(targets);
    this.server = listen(0);
    this.port = server.getLocalPort();
    accept(server);
  }

  int port() {
    return port;
  }

  /** Resets every connection and refuses new ones until {@link #mend}. */
  void cut() {
    closeQuietly(server);
    open.forEach(TcpProxy::reset);
    open.clear();
  }

  void mend() {
    server = listen(port);
    accept(server);
  }

  @Override
  public void close() {
    cut();
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!from.isClosed()) {
                try {
                  Socket client = from.accept();
                  Thread.ofVirtual().start(() -> connect(client));
                } catch (IOException closed) {
                  return;
                }
              }
            });
  }

  private void connect(Socket client) {
    int first = turn.getAndIncrement();
    for (int i = 0; i < targets.size(); i++) {
      int target = targets.get(Math.floorMod(first + i, targets.size()));
      Socket socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
        open.add(client);
        open.add(socket);
        Thread.ofVirtual().start(() -> pass(client, socket));
        Thread.ofVirtual().start(() -> pass(socket, client));
        return;
      } catch (IOException away) {
        closeQuietly(socket);
      }
    }
    reset(client);
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      reset(from);
      reset(to);
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closed) {
      // closed already
    }
    closeQuietly(socket);
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception closed) {
      // nothing is left to close
    }
  }
}
