package io.labelops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast labelops is, each figure beside its baseline of the same run. */
@Command(
    name = "bench",
    subcommands = {LifecycleBenchCommand.class, MeasureBenchCommand.class},
    mixinStandardHelpOptions = true,
    description = "Measures how fast labelops is, each figure beside its baseline of the same run.")
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to measure");
  }
}
