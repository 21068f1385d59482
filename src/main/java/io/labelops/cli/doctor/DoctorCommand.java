package io.labelops.cli.doctor;

import io.labelops.cli.doctor.Finding.Level;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks an installation from outside, whatever part of it is down. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Checks versions, ports, connections, clocks, disk, models and what waits: exit 0 nothing"
            + " failed, 1 something did.",
    footer =
        "Addresses and passwords come from the environment (LABELOPS_URL, LABELOPS_DATABASE_URL,"
            + " LABELOPS_ZEEBE_REST, …) or from the evaluation stack.")
public final class DoctorCommand implements Callable<Integer> {

  enum Format {
    text,
    json
  }

  private final Map<String, String> environment;
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}", defaultValue = "text")
  private Format format = Format.text;

  public DoctorCommand() {
    this(System.getenv(), Clock.systemUTC());
  }

  DoctorCommand(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Target target = Target.of(environment);
    List<Finding> findings =
        Stream.of(
                new MachineChecks(target).run(),
                new DatabaseChecks(target, clock).run(),
                new EngineChecks(target, clock).run(),
                new ApplicationChecks(target, clock).run())
            .flatMap(List::stream)
            .toList();
    print(findings, spec.commandLine().getOut());
    return findings.stream().anyMatch(finding -> finding.level() == Level.FAIL) ? 1 : 0;
  }

  private void print(List<Finding> findings, PrintWriter out) {
    switch (format) {
      case json ->
          out.println(
              JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(findings));
      case text -> findings.forEach(finding -> out.println(finding.line()));
    }
    out.flush();
  }
}
