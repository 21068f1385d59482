package io.labelops.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a generated dataset with planted troubles from intake to release. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs a generated dataset with planted troubles from intake to release.")
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--seed", defaultValue = "7", description = "Seed of the generated dataset.")
  private long seed;

  @Option(names = "--verbose", description = "Also tells which tasks colleagues left to others.")
  private boolean verbose;

  @Override
  public Integer call() {
    Progress progress = new Progress(spec.commandLine().getOut(), verbose);
    new Demo(Installation.of(System.getenv()), new DemoWorld(seed), progress).run();
    return 0;
  }
}
