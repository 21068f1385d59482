package io.labelops.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one fault happen and brings back what it took away. */
record FaultMaker(ChaosStack stack) {

  private static final String SESSIONS =
      "FROM pg_stat_activity WHERE usename = 'labelops' AND pid <> pg_backend_pid()";

  /** Returns when everything is healthy again. */
  void make(Fault fault) throws SQLException {
    switch (fault.kind()) {
      case KILL -> kill(fault.target());
      case FREEZE -> freeze(fault.target(), fault.lasts());
      case CUT -> cut(fault.target(), fault.lasts());
    }
    stack.awaitHealth();
  }

  private void kill(Fault.Target target) throws SQLException {
    switch (target) {
      case COPY_1, COPY_2 -> {
        end(processes(target));
        copy(target).start();
      }
      case POSTGRES_SESSION -> end(session());
      default -> {
        end(processes(target));
        stack.launcher().run("up", "--without-app");
      }
    }
  }

  private void freeze(Fault.Target target, Duration lasts) {
    List<ProcessHandle> frozen = processes(target);
    signal("STOP", frozen);
    try {
      Pause.of(lasts);
    } finally {
      signal("CONT", frozen);
    }
  }

  private void cut(Fault.Target target, Duration lasts) throws SQLException {
    if (target == Fault.Target.DATABASE_SESSIONS) {
      try (Connection admin = stack.databaseAsAdmin();
          Statement statement = admin.createStatement()) {
        statement.execute("SELECT pg_terminate_backend(pid) " + SESSIONS);
      }
      return;
    }
    List<TcpProxy> wires = wires(target);
    wires.forEach(TcpProxy::cut);
    try {
      Pause.of(lasts);
    } finally {
      wires.forEach(TcpProxy::mend);
    }
  }

  private List<TcpProxy> wires(Fault.Target target) {
    Copy first = stack.first();
    Copy second = stack.second();
    return switch (target) {
      case COPY_1_TO_DATABASE -> List.of(first.database());
      case COPY_2_TO_DATABASE -> List.of(second.database());
      case BOTH_TO_DATABASE -> List.of(first.database(), second.database());
      case COPY_1_TO_BROKER -> List.of(first.broker());
      case COPY_2_TO_BROKER -> List.of(second.broker());
      case BOTH_TO_BROKER -> List.of(first.broker(), second.broker());
      case BOTH_TO_TASKLIST -> List.of(first.tasklist(), second.tasklist());
      default -> throw new IllegalArgumentException(target.words() + " is no wire");
    };
  }

  private Copy copy(Fault.Target target) {
    return target == Fault.Target.COPY_1 ? stack.first() : stack.second();
  }

  private List<ProcessHandle> processes(Fault.Target target) {
    return switch (target) {
      case COPY_1, COPY_2 -> present(copy(target).handle());
      case BROKER -> part("camunda-broker");
      case WEBAPPS -> part("camunda-webapps");
      case OPENSEARCH -> part("opensearch");
      case POSTGRES -> server();
      default -> throw new IllegalArgumentException(target.words() + " is no process");
    };
  }

  private List<ProcessHandle> part(String name) {
    return stack.home().process(name).stream().toList();
  }

  private static List<ProcessHandle> present(@Nullable ProcessHandle process) {
    return Stream.ofNullable(process).toList();
  }

  /** The server with its sessions; the launcher's holder notices by itself. */
  private List<ProcessHandle> server() {
    List<ProcessHandle> processes = new ArrayList<>();
    Optional<ProcessHandle> postmaster = stack.home().postmaster();
    postmaster.ifPresent(processes::add);
    postmaster.map(ProcessHandle::descendants).ifPresent(all -> all.forEach(processes::add));
    return processes;
  }

  /** One session's process: PostgreSQL then ends all others and recovers. */
  private List<ProcessHandle> session() throws SQLException {
    try (Connection admin = stack.databaseAsAdmin();
        Statement statement = admin.createStatement();
        var rows = statement.executeQuery("SELECT pid " + SESSIONS + " ORDER BY pid LIMIT 1")) {
      return rows.next() ? ProcessHandle.of(rows.getLong(1)).stream().toList() : List.of();
    }
  }

  private static void signal(String signal, List<ProcessHandle> processes) {
    if (processes.isEmpty()) {
      throw new CommandFailure("There is no process to send " + signal + " to");
    }
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    processes.forEach(process -> command.add("" + process.pid()));
    try {
      new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      throw new CommandFailure("kill cannot be run: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }

  /** Waits too: the launcher would take a process that is just dying for a running one. */
  private static void end(List<ProcessHandle> processes) {
    signal("KILL", processes);
    while (processes.stream()
        .anyMatch(process -> process.isAlive() && process.info().command().isPresent())) {
      Pause.of(Duration.ofMillis(50));
    }
  }
}
