package io.labelops.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;

/** The commands {@code up}, {@code down}, {@code reset}, {@code status} and {@code logs}. */
public final class Stack {

  private static final PrintStream OUT = System.out;

  private final Installation installation;
  private final Home home;

  private Stack(Installation installation, Home home) {
    this.installation = installation;
    this.home = home;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path repository = Path.of(System.getProperty("labelops.repository", "."));
    String state = System.getenv("LABELOPS_HOME");
    Home home = new Home(state == null ? repository.resolve(".labelops") : Path.of(state));
    try {
      System.exit(new Stack(new Installation(repository), home).run(List.of(args)));
    } catch (StackFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private int run(List<String> arguments) throws IOException, InterruptedException {
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> options = arguments.stream().skip(1).toList();
    switch (command) {
      case "up" -> {
        allow(options, "--without-app");
        new UpCommand(installation, home, OUT)
            .run(portOffset(), !options.contains("--without-app"));
        return 0;
      }
      case "down" -> {
        allow(options);
        new DownCommand(home, OUT).run();
        return 0;
      }
      case "reset" -> {
        allow(options, "--yes");
        return reset(options.contains("--yes"));
      }
      case "status" -> {
        allow(options);
        return new StatusCommand(home, OUT).run() ? 0 : 1;
      }
      case "logs" -> {
        return logs(options);
      }
      default -> throw new StackFailure("Unknown command '" + command + "'");
    }
  }

  private int reset(boolean agreed) throws IOException, InterruptedException {
    if (!agreed) {
      OUT.print("Stop the stack and delete everything in " + home.directory() + "? [y/N] ");
      OUT.flush();
      Scanner answers = new Scanner(System.in);
      String answer = answers.hasNextLine() ? answers.nextLine().trim() : "";
      if (!List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT))) {
        OUT.println("Nothing was changed.");
        return 1;
      }
    }
    new DownCommand(home, OUT).reset();
    return 0;
  }

  private int logs(List<String> options) throws IOException, InterruptedException {
    List<String> parts = options.stream().filter(option -> !option.equals("-f")).toList();
    if (parts.size() != 1 || !Part.NAMES.contains(parts.getFirst())) {
      throw new StackFailure("labelops logs PART [-f], with PART one of " + Part.NAMES);
    }
    Path log = home.log(parts.getFirst());
    OUT.println(log);
    OUT.println(LogFile.lastLines(log, 50));
    if (options.contains("-f")) {
      LogFile.follow(log, OUT);
    }
    return 0;
  }

  private static void allow(List<String> options, String... known) {
    options.stream()
        .filter(option -> !Arrays.asList(known).contains(option))
        .findFirst()
        .ifPresent(
            option -> {
              throw new StackFailure("Unknown option '" + option + "'");
            });
  }

  private static int portOffset() {
    String offset = System.getenv().getOrDefault("LABELOPS_PORT_OFFSET", "0");
    try {
      return Integer.parseInt(offset);
    } catch (NumberFormatException e) {
      throw new StackFailure("LABELOPS_PORT_OFFSET has to be a number, not '" + offset + "'", e);
    }
  }
}
