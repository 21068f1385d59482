package io.labelops.measure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.labelops.measure", importOptions = DoNotIncludeTests.class)
class PurityTest {

  @ArchTest
  final ArchRule measuresNeedNothingButDistributions =
      classes()
          .that()
          .doNotHaveSimpleName("package-info")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "org.apache.commons.statistics.distribution",
              "org.apache.commons.numbers.gamma",
              "io.labelops.measure..");
}
