package io.labelops.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Stops what {@code up} started, last part first; a reset deletes the state as well. */
final class DownCommand {

  private final Home home;
  private final PrintStream out;

  DownCommand(Home home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  void run() throws IOException, InterruptedException {
    if (!Files.isDirectory(home.directory())) {
      out.println("Nothing to stop: there is no stack in " + home.directory());
      return;
    }
    try (StackLock _ = StackLock.take(home, out)) {
      stopAll();
    }
  }

  void reset() throws IOException, InterruptedException {
    if (!Files.isDirectory(home.directory())) {
      out.println("Nothing to reset: there is no stack in " + home.directory());
      return;
    }
    try (StackLock _ = StackLock.take(home, out)) {
      stopAll();
      for (Path entry : home.entries()) {
        deleteTree(entry);
      }
      out.println("Deleted the state in " + home.directory());
    }
  }

  private void stopAll() throws IOException, InterruptedException {
    int stopped = 0;
    for (String part : Part.NAMES.reversed()) {
      if (new PartProcess(home, part).stop()) {
        out.println(String.format("%-17s stopped", part));
        stopped++;
      }
    }
    new Postmaster(home.data(Part.POSTGRES)).stopLeftOver();
    StackFile.delete(home);
    if (stopped == 0) {
      out.println("Nothing was running in " + home.directory());
    }
  }

  static void deleteTree(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
