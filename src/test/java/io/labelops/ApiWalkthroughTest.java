package io.labelops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.labelops.annotation.BatchOpening;
import io.labelops.annotation.Batches;
import io.labelops.annotation.Deadlines;
import io.labelops.annotation.Settlement;
import io.labelops.audit.AuditDraws;
import io.labelops.audit.AuditVerdict;
import io.labelops.audit.Audits;
import io.labelops.program.DatasetVersions;
import io.labelops.quality.BatchMeasurement;
import io.labelops.quality.GateResults;
import io.labelops.release.Candidate;
import io.labelops.release.Duty;
import io.labelops.release.Releases;
import io.labelops.release.SignOffs;
import io.labelops.release.Verdicts;
import io.labelops.shared.DatasetVersionId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the commands of docs/api.md one after another in a shell, as written.
 *
 * <p>What staff and the engine do in between is done here, where the page has a comment
 * "meanwhile".
 */
class ApiWalkthroughTest {

  private static final Path PAGE = Path.of("docs/api.md");
  private static final String ADDRESS = "http://127.0.0.1:8090";
  private static final Pattern STEP =
      Pattern.compile("```sh\n(.*?)```|<!-- meanwhile: (.*?) -->", Pattern.DOTALL);
  private static final DatasetVersionId NUMBERS = new DatasetVersionId("numbers", 1);
  private static final String BATCH = "numbers:1:b001";

  @TempDir private Path folder;

  @Test
  void everyCommandOfThePageRunsFromTheFirstRequestToTheReleasedPackage() throws Exception {
    assumeTrue(Stream.of("bash", "curl", "jq", "sha256sum").allMatch(ApiWalkthroughTest::exists));
    Files.createDirectory(folder.resolve(".labelops"));
    Path credentials = folder.resolve(".labelops/credentials.json");
    Files.writeString(
        credentials,
        Stream.of("admin", "program-lead", "ops-lead", "auditor-1")
            .map(user -> "\"%s\": \"correct horse battery\"".formatted(user))
            .collect(Collectors.joining(", ", "{", "}")));
    var told = new StringBuilder();

    try (ConfigurableApplicationContext application = start(credentials)) {
      String port = application.getEnvironment().getProperty("local.server.port");
      Matcher step = STEP.matcher(Files.readString(PAGE));
      while (step.find()) {
        if (step.group(1) == null) {
          meanwhile(step.group(2), application);
        } else {
          told.append(run(step.group(1).replace(ADDRESS, "http://127.0.0.1:" + port)));
        }
      }
    }

    assertThat(told)
        .contains("\"PENDING\"", "\"taken\": 300", "301,,\"the line is no JSON")
        .contains("\"done\": 900", "\"verdict\": \"PASS\"", "304", "labels.jsonl: OK")
        .contains("\"vendorKey\": \"walkers\"");
  }

  private void meanwhile(String what, ConfigurableApplicationContext application) {
    switch (what) {
      case "intake approved" -> {
        application.getBean(DatasetVersions.class).claimProcess(NUMBERS, 1);
        application.getBean(BatchOpening.class).openProduction(NUMBERS);
        application.getBean(Deadlines.class).dispatch(BATCH, 2);
      }
      case "batch settled, audit drawn" -> {
        application.getBean(BatchMeasurement.class).measure(BATCH, 1);
        application
            .getBean(GateResults.class)
            .decide(BatchMeasurement.resultKey(BATCH, 1), "ACCEPT", "all agree", null);
        application
            .getBean(Batches.class)
            .settle(BATCH, Settlement.ACCEPTED, "all agree", Set.of(), Map.of());
        application.getBean(AuditDraws.class).draw(NUMBERS, 1).orElseThrow();
      }
      case "audit passed, signed, released" -> {
        Audits audits = application.getBean(Audits.class);
        audits.record("numbers:1:a1", true, null, "auditor-1");
        audits.settle("numbers:1:a1", AuditVerdict.PASS, "no defect found", null);
        Candidate candidate = application.getBean(Releases.class).assemble(NUMBERS);
        SignOffs signOffs = application.getBean(SignOffs.class);
        signOffs.sign(NUMBERS, Duty.QUALITY, true, candidate.manifestHash(), null, "quality-lead");
        signOffs.sign(NUMBERS, Duty.REQUESTER, true, candidate.manifestHash(), null, "ops-lead");
        application.getBean(Verdicts.class).publish(NUMBERS, true, "all checks passed", null);
      }
      default -> throw new IllegalStateException("nobody does this: " + what);
    }
  }

  /** Runs one block; what it set is there for the next ones. */
  private String run(String block) throws IOException, InterruptedException {
    String script =
        """
        set -euo pipefail
        test ! -e .state || . ./.state
        %s
        { declare -f; declare -p A CREDENTIALS ADMIN MANAGER OPS AUDITOR VENDOR BATCH GATE V AUDIT 2>/dev/null || true; } > .state
        """
            .formatted(block);
    Path output = folder.resolve("output.txt");
    Process shell =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String told = Files.readString(output);
    assertThat(shell.exitValue()).as("%s%n%s", block, told).isZero();
    return told;
  }

  private static boolean exists(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator))
        .anyMatch(bin -> Files.isExecutable(Path.of(bin, command)));
  }

  private static ConfigurableApplicationContext start(Path credentials) {
    return SpringApplication.run(
        LabelopsApplication.class,
        "--spring.datasource.url=" + EmbeddedDatabase.create(),
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres",
        "--camunda.client.enabled=false",
        "--server.port=0",
        "--labelops.credentials-file=" + credentials,
        "--spring.main.banner-mode=off");
  }
}
