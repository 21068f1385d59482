package io.labelops.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes many items through the whole lifecycle on the evaluation stack. */
@Command(
    name = "lifecycle",
    mixinStandardHelpOptions = true,
    description =
        "Takes items, three labels each in batches of 200, from intake to release; whether the last"
            + " batches take longer than the first, what the engine alone would take, how labels"
            + " come in beside a raw COPY.")
final class LifecycleBenchCommand implements Callable<Integer> {

  private static final int FEWEST = 2_000;
  private static final int MOST = 999_999;

  @Spec private CommandSpec spec;

  @Option(names = "--items", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
  private int items;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures to FILE.")
  private @Nullable Path json;

  @Option(names = "--verbose", description = "Also tells which tasks colleagues left to others.")
  private boolean verbose;

  @Override
  public Integer call() throws IOException {
    if (items < FEWEST || items > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--items has to be from %d to %d".formatted(FEWEST, MOST));
    }
    PrintWriter out = spec.commandLine().getOut();
    LifecycleResult result =
        new LifecycleBench(
                Installation.of(System.getenv()),
                BenchStack.of(System.getenv()),
                items,
                new Progress(out, verbose))
            .run();
    result.print(out);
    if (json != null) {
      JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      Files.writeString(json, mapper.writeValueAsString(result.json()) + "\n");
      out.println("written to " + json);
    }
    out.flush();
    return 0;
  }
}
