package io.labelops.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Asks whether a dataset version may be used. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description =
        "Asks whether a dataset version may be used: exit 0 PASS, 1 FAIL, 2 PENDING, 3 could not ask.",
    footer = "The token is taken from LABELOPS_TOKEN, or from the evaluation stack.")
final class GateCommand implements Callable<Integer> {

  static final int COULD_NOT_ASK = 3;
  private static final String USER = "gate";

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DATASET")
  private String dataset;

  @Parameters(index = "1", paramLabel = "VERSION", arity = "0..1", defaultValue = "latest")
  private String version;

  GateCommand() {
    this(System.getenv());
  }

  GateCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Installation installation = Installation.of(environment);
    String token = environment.get("LABELOPS_TOKEN");
    Api api =
        token == null
            ? Api.signInOnce(installation.labelops(), USER, installation.password(USER))
            : Api.withToken(installation.labelops(), token);
    JsonNode gate = api.get("/datasets/%s/versions/%s/gate".formatted(dataset, version));
    PrintWriter out = spec.commandLine().getOut();
    GateTable.print(gate, out);
    out.flush();
    return switch (gate.path("verdict").asString()) {
      case "PASS" -> 0;
      case "FAIL" -> 1;
      case "PENDING" -> 2;
      default -> COULD_NOT_ASK;
    };
  }
}
