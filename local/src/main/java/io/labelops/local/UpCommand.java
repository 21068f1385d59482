package io.labelops.local;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the parts that do not run, each as soon as those it needs are ready. */
final class UpCommand {

  private final Installation installation;
  private final Home home;
  private final PrintStream out;

  UpCommand(Installation installation, Home home, PrintStream out) {
    this.installation = installation;
    this.home = home;
    this.out = out;
  }

  void run(int portOffset, boolean withApplication) throws IOException, InterruptedException {
    home.create();
    try (StackLock _ = StackLock.take(home, out)) {
      List<String> running =
          Part.NAMES.stream()
              .filter(name -> new PartProcess(home, name).find().isPresent())
              .toList();
      int offset =
          running.isEmpty()
              ? portOffset
              : StackFile.read(home).map(StackFile::portOffset).orElse(portOffset);
      Ports ports = Ports.movedBy(offset);
      List<Part> parts = parts(ports, withApplication);
      List<Part> stopped = parts.stream().filter(part -> !running.contains(part.name())).toList();
      StackFile stack = StackFile.of(home, ports, offset);
      if (stopped.isEmpty() && parts.stream().allMatch(part -> part.ready().getAsBoolean())) {
        out.println("labelops is running already.\n" + stack.addresses());
        return;
      }
      if (!running.contains(Part.POSTGRES)) {
        new Postmaster(home.data(Part.POSTGRES)).stopLeftOver();
      }
      PortCheck.requireFree(stopped);
      if (stopped.stream().anyMatch(part -> part.name().equals(Part.LABELOPS))) {
        new ApplicationCopy(home).update(installation.applicationJar());
      }
      stack.write(home);
      Instant begun = Instant.now();
      startAll(parts);
      out.println(
          String.format(
              Locale.ROOT,
              "labelops is running, started in %.1f s.%n%s",
              Duration.between(begun, Instant.now()).toMillis() / 1000.0,
              stack.addresses()));
    }
  }

  private List<Part> parts(Ports ports, boolean withApplication) {
    List<String> usernames =
        StaffUser.readFrom(installation.staffFile()).stream().map(StaffUser::username).toList();
    StackParts stack =
        new StackParts(
            installation, home, ports, Credentials.readOrGenerate(home.credentials(), usernames));
    List<Part> parts =
        new ArrayList<>(
            List.of(stack.postgres(), stack.openSearch(), stack.broker(), stack.webapps()));
    if (withApplication) {
      parts.add(stack.labelops());
    }
    return parts;
  }

  private void startAll(List<Part> parts) {
    PartStarter starter = new PartStarter(home, out);
    CompletableFuture<Void> firstFailure = new CompletableFuture<>();
    Map<String, CompletableFuture<Void>> started = new HashMap<>();
    // Not closed: closing would wait for the other parts when one has failed.
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    for (Part part : parts) {
      CompletableFuture<Void> start =
          allOf(part.after().stream().map(started::get).toList())
              .thenRunAsync(() -> starter.start(part), executor);
      start.whenComplete(
          (done, failure) -> {
            if (failure != null) {
              firstFailure.completeExceptionally(failure);
            }
          });
      started.put(part.name(), start);
    }
    try {
      CompletableFuture.anyOf(allOf(List.copyOf(started.values())), firstFailure).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StackFailure failure ? failure : e;
    }
  }

  private static CompletableFuture<Void> allOf(List<CompletableFuture<Void>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
  }
}
