package io.labelops.models;

import static io.labelops.models.ModelRule.EVERY_JOB_TYPE_HAS_ONE_WORKER;
import static io.labelops.models.ModelRule.WORKERS_USE_REGISTERED_VARIABLES;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.models.SampleWorkers.Careless;
import io.labelops.models.SampleWorkers.Surplus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/**
 * Plants each fault in a small sound repository and sees that its rule names it; faults.txt lists
 * them.
 */
class PlantedFaultsTest {

  private static final Path MODELS = Path.of("src", "test", "resources", "models");
  private static final Path SOUND = MODELS.resolve("sound");

  @TempDir Path root;

  static List<Fault> faults() throws IOException {
    return Fault.in(MODELS.resolve("faults.txt"));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrongInASoundRepository(ModelRule rule) {
    assertThat(found(rule, Repository.at(SOUND, workers(SampleWorkers.class)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aPlantedFaultIsFound(Fault fault) throws IOException {
    FileSystemUtils.copyRecursively(SOUND, root);
    Path file = root.resolve(fault.file());
    String sound = Files.readString(file);
    assertThat(sound).contains(fault.sound());
    Files.writeString(file, sound.replace(fault.sound(), fault.broken()));

    List<String> found = found(fault.rule(), Repository.at(root, workers(SampleWorkers.class)));

    assertThat(found).anyMatch(violation -> violation.contains(fault.violation()));
  }

  @Test
  void twoWorkersOfOneJobTypeAreFoundAndOneOfNone() {
    List<String> found =
        found(
            EVERY_JOB_TYPE_HAS_ONE_WORKER,
            Repository.at(SOUND, workers(SampleWorkers.class, Surplus.class)));

    assertThat(found)
        .containsExactlyInAnyOrder(
            "processes/repair-sample.bpmn, task_repair_sample: its job type repair-sample needs exactly one worker, not"
                + " [SampleWorkers.repair, Surplus.repairAgain]",
            "Surplus.polish, polish-sample: no task has this job type, remove the worker or mend"
                + " the type");
  }

  @Test
  void aWorkersVariablesAreHeldAgainstTheRegister() {
    List<String> found =
        found(WORKERS_USE_REGISTERED_VARIABLES, Repository.at(SOUND, workers(Careless.class)));

    assertThat(found)
        .containsExactlyInAnyOrder(
            "Careless.record, sampleId: registered as string, but it is a number",
            "Careless.record, subject: registered values [LOT, SAMPLE], but it is one of [SAMPLE]",
            "Careless.record, colour: list it among what record-decision takes in " + Register.PAGE,
            "Careless.record, colour: register the variable in " + Register.PAGE,
            "Careless.record, weight: register the variable in " + Register.PAGE);
  }

  @Test
  void everyRuleHasAPlantedFault() throws IOException {
    Set<ModelRule> planted = faults().stream().map(Fault::rule).collect(Collectors.toSet());
    assertThat(planted).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(ModelRule.class));
  }

  private static List<String> found(ModelRule rule, Repository repository) {
    Violations violations = new Violations();
    rule.check(repository, violations);
    return violations.found();
  }

  private static List<Worker> workers(Class<?>... types) {
    return Stream.of(types).flatMap(Worker::of).toList();
  }
}
