package io.labelops;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.camunda.client.annotation.JobWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.events.ApplicationModuleListener;

/** Holds the code against docs/architecture.md. */
class StructureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.labelops");

  @Test
  void modulesUseOnlyWhatTheyDeclare() {
    ApplicationModules.of(LabelopsApplication.class).verify();
  }

  /** But for access, which every module with a controller uses for the acting person. */
  @Test
  void theModulesAreThoseOfTheArchitecturePage() throws IOException {
    Map<String, Set<String>> written = new TreeMap<>();
    Matcher row =
        Pattern.compile("^\\| (\\w+) \\|[^|]*\\| ([a-z, –]+) \\|$", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("docs/architecture.md")));
    while (row.find()) {
      written.put(row.group(1), names(row.group(2).split("[, –]+")));
    }
    Map<String, Set<String>> declared = new TreeMap<>();
    ApplicationModules.of(LabelopsApplication.class)
        .forEach(module -> declared.put(module.getIdentifier().toString(), allowed(module)));

    written.keySet().removeAll(Set.of("module", "process"));
    declared.remove("process");
    assertThat(declared).isEqualTo(written);
  }

  private static Set<String> allowed(org.springframework.modulith.core.ApplicationModule module) {
    return module.getBasePackage().findAnnotation(ApplicationModule.class).stream()
        .map(ApplicationModule::allowedDependencies)
        .map(allowed -> names(allowed))
        .findFirst()
        .orElse(Set.of());
  }

  private static Set<String> names(String... modules) {
    return Arrays.stream(modules)
        .filter(module -> !module.isBlank() && !module.equals("access"))
        .filter(module -> !module.equals(ApplicationModule.OPEN_TOKEN))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.labelops.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** But for the benchmark's baseline, which is the engine without labelops. */
  @Test
  void onlyTheProcessPackageKnowsCamunda() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.labelops.process")
        .and()
        .haveNameNotMatching("io.labelops.cli.BareProcess.*")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.camunda..", "io.grpc..")
        .check(CLASSES);
  }

  @Test
  void measuresAreFreeOfSpring() {
    noClasses()
        .that()
        .resideInAPackage("io.labelops.measure..")
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void onlyCommandsWriteToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.labelops.cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void nobodyReadsTheTimeBesideTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.labelops.cli..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIs() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(each -> each.getName())
                .collect(Collectors.toSet()))
        .isEmpty();
  }

  @Test
  void workersAndTheirListenersExistOnlyWhereTheEngineIsSwitchedOn() {
    classes()
        .that()
        .resideInAPackage("io.labelops.process")
        .and()
        .containAnyMethodsThat(
            annotatedWith(JobWorker.class).or(annotatedWith(ApplicationModuleListener.class)))
        .should()
        .beAnnotatedWith("io.labelops.process.WithEngine")
        .allowEmptyShould(true)
        .check(CLASSES);
  }
}
