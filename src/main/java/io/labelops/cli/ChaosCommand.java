package io.labelops.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Breaks a stack of its own on purpose and tells whether anything was lost. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Kills, freezes and cuts off parts of a stack made for it while datasets go through their lives,",
      "then looks for what was lost or done twice: exit 0 nothing, 1 something, 3 could not tell."
    },
    footer = "The stack lies in LABELOPS_CHAOS_HOME, moved by LABELOPS_CHAOS_PORT_OFFSET.")
final class ChaosCommand implements Callable<Integer> {

  private static final int LANES = 3;
  private static final int ITEMS = 160;
  private static final String PORT_OFFSET = "5000";

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Option(names = "--faults", defaultValue = "20", description = "How many; 20 by default.")
  private int faults;

  @Option(names = "--seed", defaultValue = "1", description = "Same seed, same faults.")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes what came of it to FILE.")
  private @Nullable Path json;

  @Option(names = "--verbose", description = "Also tells what clients met and went on from.")
  private boolean verbose;

  ChaosCommand() {
    this(System.getenv());
  }

  ChaosCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Path repository = Path.of(environment.getOrDefault("LABELOPS_REPOSITORY", "."));
    String directory = environment.get("LABELOPS_CHAOS_HOME");
    ChaosHome home =
        ChaosHome.claim(
            directory == null ? repository.resolve(".labelops-chaos") : Path.of(directory),
            repository.toAbsolutePath(),
            Integer.parseInt(environment.getOrDefault("LABELOPS_CHAOS_PORT_OFFSET", PORT_OFFSET)));
    PrintWriter out = spec.commandLine().getOut();
    ChaosReport report = run(home, new Progress(out, verbose));
    report.print(out);
    if (json != null) {
      JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      Files.writeString(json, mapper.writeValueAsString(report.json()) + "\n");
      out.println("written to " + json);
    }
    out.flush();
    return report.violations().isEmpty() ? 0 : 1;
  }

  private ChaosReport run(ChaosHome home, Progress progress) throws SQLException {
    Launcher launcher = new Launcher(home);
    progress.say("starting a stack and two copies of labelops in " + home.directory());
    launcher.run("reset", "--yes");
    // Also when somebody loses patience: nothing may go on running.
    Thread down = new Thread(() -> launcher.run("down"));
    Runtime.getRuntime().addShutdownHook(down);
    try (ChaosStack stack = ChaosStack.start(home, unpacked(home))) {
      return new Chaos(stack, new Chaos.Size(faults, LANES, ITEMS), seed, progress).run();
    }
  }

  /** An unpacked jar starts faster, and building the application again does not disturb it. */
  private Path unpacked(ChaosHome home) {
    Path directory = home.directory().resolve("run").resolve("copies");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      Process extraction =
          new ProcessBuilder(
                  java,
                  "-Djarmode=tools",
                  "-jar",
                  environment.getOrDefault("LABELOPS_JAR", "labelops.jar"),
                  "extract",
                  "--destination",
                  directory.toString(),
                  "--application-filename",
                  "labelops.jar")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (extraction.waitFor() != 0) {
        throw new CommandFailure("The application could not be unpacked into " + directory);
      }
      return directory.resolve("labelops.jar");
    } catch (IOException e) {
      throw new CommandFailure("The application could not be unpacked: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted", e);
    }
  }
}
