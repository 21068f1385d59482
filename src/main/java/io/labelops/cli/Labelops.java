package io.labelops.cli;

import io.labelops.cli.doctor.DoctorCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line of labelops; starting and stopping the local stack is the launcher's. */
@Command(
    name = "labelops",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      ReplayCommand.class,
      GateCommand.class,
      MeasureCommand.class,
      BenchCommand.class,
      ChaosCommand.class,
      DoctorCommand.class
    })
public final class Labelops {

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  private static CommandLine commandLine() {
    return explained(new CommandLine(new Labelops()));
  }

  /** Makes a command answer failures with one line and the exit code for "could not ask". */
  static CommandLine explained(CommandLine commandLine) {
    return commandLine
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(explain(failure));
              return GateCommand.COULD_NOT_ASK;
            })
        .setParameterExceptionHandler(Labelops::explainUsage);
  }

  private static int explainUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println(failure.getMessage());
    command.usage(command.getErr());
    return GateCommand.COULD_NOT_ASK;
  }

  private static String explain(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
