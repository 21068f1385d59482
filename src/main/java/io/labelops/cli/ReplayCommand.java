package io.labelops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes recorded human annotations through the whole lifecycle. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Delivers the recorded annotations in DIR as their annotators and takes them to release.")
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR")
  private Path directory;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes what came of it to FILE.")
  private @Nullable Path json;

  @Option(names = "--verbose", description = "Also tells which tasks colleagues left to others.")
  private boolean verbose;

  @Override
  public Integer call() throws IOException {
    ReplayFolder folder = ReplayFolder.read(directory);
    Progress progress = new Progress(spec.commandLine().getOut(), verbose);
    ReplayResult result = new Replay(Installation.of(System.getenv()), folder, progress).run();
    result.print(spec.commandLine().getOut());
    if (json != null) {
      JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      Files.writeString(json, mapper.writeValueAsString(result.json()) + "\n");
      spec.commandLine().getOut().println("written to " + json);
    }
    spec.commandLine().getOut().flush();
    return 0;
  }
}
