package io.labelops.process;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.camunda.client.annotation.JobWorker;

@AnalyzeClasses(
    packages = "io.labelops.process",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WorkerMethodsTest {

  @ArchTest
  static final ArchRule THE_CLIENT_CAN_CALL_EVERY_WORKER =
      methods()
          .that()
          .areAnnotatedWith(JobWorker.class)
          .should()
          .bePublic()
          .andShould()
          .beDeclaredInClassesThat()
          .arePublic()
          .because("the Camunda client calls them by reflection without making them accessible");
}
